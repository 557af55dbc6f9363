package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A dimension of Clarity's exports. */
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

  /** The name in Clarity's API and in answers, for example {@code Device}. */
  public String label() {
    return label;
  }

  /** The name in sentences, for example {@code device}. */
  public String word() {
    return word;
  }

  /** Values that most sites have, in Clarity's spelling; empty if each site has its own. */
  public String examples() {
    return examples;
  }

  /**
   * Whether a session has exactly one value of this dimension, so that sessions add up over it.
   * Sessions don't add up over URL, because a session counts once in each address that it visits.
   */
  public boolean isSessionAttribute() {
    return this != URL;
  }

  /**
   * The dimension with a name, ignoring case. {@code Country/Region} is Clarity's documented alias
   * of Country.
   */
  public static Optional<Dimension> named(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    String name = wanted.equals("country/region") ? "country" : wanted;
    return Arrays.stream(values())
        .filter(dimension -> dimension.label.toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
