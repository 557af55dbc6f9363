package io.claritytoolbox.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows whose value of one dimension agrees with any of some values; {@link Op#IS_NOT}
 * those that agree with none. Values are compared without regard to case, paths of addresses with
 * it.
 *
 * @param dimension what is looked at
 * @param op how it is compared
 * @param values at least one; for URL, a value that starts with {@code /} is compared with the
 *     path, with a {@code ?} in it with the path and the query that was kept, any other with the
 *     whole folded address
 */
public record Filter(Dimension dimension, Op op, List<String> values) {
  public Filter {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a filter needs a value");
    }
  }

  /** How a value is compared. */
  public enum Op {
    IS,
    IS_NOT,
    CONTAINS,
    STARTS_WITH;

    /** {@code starts_with} for example. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a row with this value stays; a row without a value agrees with nothing. */
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

  /** The path of a folded address, without query: what a value that starts with {@code /} means. */
  public static String path(String address) {
    String path = pathAndQuery(address);
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  private static String pathAndQuery(String address) {
    int scheme = address.indexOf("://");
    int slash = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    return slash < 0 ? "/" : address.substring(slash);
  }
}
