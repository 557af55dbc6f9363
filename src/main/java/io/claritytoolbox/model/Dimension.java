package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an export can be broken down by; named as Clarity names it. */
public enum Dimension {
  URL("URL", "page", ""),
  DEVICE("Device", "device", "PC, Mobile"),
  BROWSER("Browser", "browser", "MobileSafari"),
  OS("OS", "operating system", "IOS, Android"),
  COUNTRY("Country", "country", ""),
  SOURCE("Source", "source", ""),
  MEDIUM("Medium", "medium", ""),
  CAMPAIGN("Campaign", "campaign", ""),
  CHANNEL("Channel", "channel", "OrganicSearch");

  private final String label;
  private final String word;
  private final String examples;

  Dimension(String label, String word, String examples) {
    this.label = label;
    this.word = word;
    this.examples = examples;
  }

  /** The name on the wire and in answers, {@code Device} for example. */
  public String label() {
    return label;
  }

  /** What people call it, {@code device} for example. */
  public String word() {
    return word;
  }

  /** Values that most sites have, spelt as Clarity does; empty where each site has its own. */
  public String examples() {
    return examples;
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
