package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an export can be broken down by; named as Clarity names it. */
public enum Dimension {
  URL("URL"),
  DEVICE("Device"),
  BROWSER("Browser"),
  OS("OS"),
  COUNTRY("Country"),
  SOURCE("Source"),
  MEDIUM("Medium"),
  CAMPAIGN("Campaign"),
  CHANNEL("Channel");

  private final String label;

  Dimension(String label) {
    this.label = label;
  }

  /** The name on the wire and in answers, {@code Device} for example. */
  public String label() {
    return label;
  }

  /**
   * Whether a session has exactly one value of this dimension, so that sessions add up over it. A
   * session visits many addresses and counts once in each: over URL nothing but occurrences adds
   * up.
   */
  public boolean isSessionAttribute() {
    return this != URL;
  }

  /**
   * The dimension of that name in any case; {@code Country/Region} is Country's documented alias.
   */
  public static Optional<Dimension> named(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    String name = wanted.equals("country/region") ? "country" : wanted;
    return Arrays.stream(values())
        .filter(dimension -> dimension.label.toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
