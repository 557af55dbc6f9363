package io.claritytoolbox.dashboard;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import java.util.List;

/**
 * A page that sessions must have visited, as a path or a whole address in the form of exports.
 * Clarity compares whole addresses with queries, so the request includes more pages, and every
 * answer is checked.
 *
 * @param value with {@code *} at the end for all pages below
 */
public record PageFilter(String value) {
  private static final String ANY_BELOW = "*";
  private static final char MASK = '[';
  private static final String HOME = "^https?://[^/?#]+/?([?#].*)?$";

  /** The filter in the request. */
  record Pattern(String url, String operator) {}

  public PageFilter {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a page has an address");
    }
  }

  /** Whether a scrubbed address belongs to this page. */
  public boolean matches(String address) {
    Filter.Op op = value.endsWith(ANY_BELOW) ? Filter.Op.STARTS_WITH : Filter.Op.IS;
    return new Filter(Dimension.URL, op, List.of(begun())).accepts(address);
  }

  private String begun() {
    return value.endsWith(ANY_BELOW) ? value.substring(0, value.length() - 1) : value;
  }

  /**
   * Ends before the first masked part, because Clarity knows the original text, which this server
   * never stores.
   */
  Pattern pattern() {
    String begun = begun();
    int mask = begun.indexOf(MASK);
    if (begun.equals("/") && !value.endsWith(ANY_BELOW)) {
      return new Pattern(HOME, "matchesRegex");
    }
    return new Pattern(
        mask < 0 ? begun : begun.substring(0, mask),
        begun.startsWith("/") ? "contains" : "startsWith");
  }
}
