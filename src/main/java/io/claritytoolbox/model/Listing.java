package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the top-ten lists of an export without dimensions.
 *
 * @param entries in Clarity's order
 */
public record Listing(Kind kind, List<Entry> entries) {
  /** Clarity's limit on the entries of a list. */
  public static final int TOP = 10;

  public Listing {
    entries = List.copyOf(entries);
  }

  /** The kind of a list. */
  public enum Kind {
    BROWSER("Browser"),
    DEVICE("Device"),
    OS("OS"),
    COUNTRY("Country"),
    PAGE_TITLE("PageTitle"),
    REFERRER("Referrer"),
    POPULAR_PAGE("PopularPage");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The name in arguments and answers. */
    public String label() {
      return label;
    }

    /** Whether folding or masking can turn different names into one. */
    public boolean isFolded() {
      return this == PAGE_TITLE || this == REFERRER || this == POPULAR_PAGE;
    }

    /** The warning for a list in which folding may make counts too small. */
    public String foldedWarning() {
      return beginning()
          + "names ten at most. A name that it leaves out can be one of these once it is shortened"
          + " or masked, so counts can be too small.";
    }

    /** Whether a warning is {@link #foldedWarning}, in its present or an earlier wording. */
    public boolean isFoldedWarning(String warning) {
      return warning.contains(beginning());
    }

    private String beginning() {
      return "Clarity's list of " + label + " ";
    }

    /** The list with a name, ignoring case. */
    public static Optional<Kind> named(String text) {
      String wanted = text.strip().toLowerCase(Locale.ROOT);
      return Arrays.stream(values())
          .filter(kind -> kind.label.toLowerCase(Locale.ROOT).equals(wanted))
          .findFirst();
    }
  }

  /**
   * An entry of a list.
   *
   * @param name null if Clarity returned none, for example for a session without a referrer
   * @param count sessions; for popular pages, visits
   */
  public record Entry(@Nullable String name, long count) {}
}
