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

    /** A warning of exports in which names of this list were folded or masked. */
    public String foldedWarning() {
      return "Names in Clarity's list of "
          + label
          + " were folded or masked, and others like them may be beyond its ten: counts of this list"
          + " are lower bounds.";
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
