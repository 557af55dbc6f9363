package io.claritytoolbox.dashboard;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import java.util.List;

/**
 * A page that a session has to have visited, as our addresses name it: a path or a whole address,
 * in the form that exports hold. Clarity compares whole addresses with queries, so it is asked for
 * somewhat more, and each answer is checked.
 *
 * @param value with {@code *} at its end for all pages below
 */
public record PageFilter(String value) {
  private static final String ANY_BELOW = "*";
  private static final char MASK = '[';
  private static final String HOME = "^https?://[^/?#]+/?([?#].*)?$";

  /** What Clarity is asked for. */
  record Pattern(String url, String operator) {}

  public PageFilter {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a page has an address");
    }
  }

  /** Whether a scrubbed address is of this page. */
  public boolean matches(String address) {
    Filter.Op op = value.endsWith(ANY_BELOW) ? Filter.Op.STARTS_WITH : Filter.Op.IS;
    return new Filter(Dimension.URL, op, List.of(begun())).accepts(address);
  }

  private String begun() {
    return value.endsWith(ANY_BELOW) ? value.substring(0, value.length() - 1) : value;
  }

  /** Up to the first mask, behind which Clarity has what this server never keeps. */
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
