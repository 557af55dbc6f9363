package io.claritytoolbox.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Selects rows by the value of one dimension. A row matches if its value matches any of the
 * filter's values; {@link Op#IS_NOT} selects rows that match none. Comparison ignores case, except
 * in the paths of addresses.
 *
 * @param dimension the dimension to compare
 * @param op the comparison
 * @param values at least one. For URL, a value that starts with {@code /} is compared with the
 *     path, or with path and query if it contains {@code ?}; any other value is compared with the
 *     whole folded address
 */
public record Filter(Dimension dimension, Op op, List<String> values) {
  public Filter {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a filter needs at least one value");
    }
  }

  /** A comparison. */
  public enum Op {
    IS,
    IS_NOT,
    CONTAINS,
    STARTS_WITH;

    /** For example {@code starts_with}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it selects one value, so that no two are merged. */
  public boolean isOneValue() {
    return op == Op.IS && values.size() == 1;
  }

  /** Whether one value of a dimension passes at most. A path can be on several hosts. */
  public boolean isOneValueOf(Dimension wanted) {
    return dimension == wanted
        && isOneValue()
        && (dimension != Dimension.URL || values.get(0).contains("://"));
  }

  /** Whether a row with this value is selected. A row without a value matches nothing. */
  public boolean accepts(@Nullable String value) {
    boolean agrees = value != null && values.stream().anyMatch(wanted -> agrees(value, wanted));
    return agrees != (op == Op.IS_NOT);
  }

  private boolean agrees(String value, String wanted) {
    if (dimension != Dimension.URL) {
      return compare(value.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT));
    }
    if (!wanted.startsWith("/")) {
      return compare(value, wanted);
    }
    return compare(wanted.indexOf('?') < 0 ? path(value) : pathAndQuery(value), wanted);
  }

  private boolean compare(String value, String wanted) {
    return switch (op) {
      case IS, IS_NOT -> value.equals(wanted);
      case CONTAINS -> value.contains(wanted);
      case STARTS_WITH -> value.startsWith(wanted);
    };
  }

  /**
   * The path of a folded address, without its query. An address without a host, such as {@code
   * about:blank}, is its own path.
   */
  public static String path(String address) {
    String path = pathAndQuery(address);
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  private static String pathAndQuery(String address) {
    int scheme = address.indexOf("://");
    if (scheme < 0) {
      return address;
    }
    int slash = address.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : address.substring(slash);
  }
}
