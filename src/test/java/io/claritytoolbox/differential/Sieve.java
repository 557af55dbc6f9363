package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A filter with its documented meaning: it ignores case, except in addresses, and compares an
 * address by its path if the value begins with a slash, otherwise as a whole.
 *
 * @param dimension the dimension to compare
 * @param op the comparison
 * @param values one of them must match; none for {@code is_not}
 */
record Sieve(Dimension dimension, String op, List<String> values) {
  boolean accepts(Session session, Visit visit) {
    @Nullable String value = session.value(dimension, visit).folded();
    boolean agrees = value != null && values.stream().anyMatch(wanted -> agrees(value, wanted));
    return agrees != op.equals("is_not");
  }

  private boolean agrees(String value, String wanted) {
    if (dimension != Dimension.URL) {
      return compare(value.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT));
    }
    return compare(wanted.startsWith("/") ? path(value) : value, wanted);
  }

  private boolean compare(String value, String wanted) {
    return switch (op) {
      case "contains" -> value.contains(wanted);
      case "starts_with" -> value.startsWith(wanted);
      default -> value.equals(wanted);
    };
  }

  static String path(String address) {
    int slash = address.indexOf('/', address.indexOf("://") + 3);
    return slash < 0 ? "/" : address.substring(slash);
  }
}
