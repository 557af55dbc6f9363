package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the top-ten lists that come with an export without dimensions.
 *
 * @param kind which list
 * @param entries as Clarity ordered them
 */
public record Listing(Kind kind, List<Entry> entries) {
  /** As many names as Clarity gives at most. */
  public static final int TOP = 10;

  public Listing {
    entries = List.copyOf(entries);
  }

  /** Which list. */
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

    /** Whether names as Clarity gives them can become one by folding or masking. */
    public boolean isFolded() {
      return this == PAGE_TITLE || this == REFERRER || this == POPULAR_PAGE;
    }

    /** A warning of exports in whose list a name may stand for more than it counts. */
    public String foldedWarning() {
      return beginning()
          + "names ten at most. A name that it leaves out can be one of these once it is shortened"
          + " or masked, so counts can be too small.";
    }

    /** Whether this is {@link #foldedWarning}, in its wording of now or as it was stored once. */
    public boolean isFoldedWarning(String warning) {
      return warning.contains(beginning());
    }

    private String beginning() {
      return "Clarity's list of " + label + " ";
    }

    /** The list of that name in any case. */
    public static Optional<Kind> named(String text) {
      String wanted = text.strip().toLowerCase(Locale.ROOT);
      return Arrays.stream(values())
          .filter(kind -> kind.label.toLowerCase(Locale.ROOT).equals(wanted))
          .findFirst();
    }
  }

  /**
   * One line of a list.
   *
   * @param name null where Clarity gave none: a session without a referrer
   * @param count sessions; of popular pages, visits
   */
  public record Entry(@Nullable String name, long count) {}
}
