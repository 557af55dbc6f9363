package io.claritytoolbox.spend;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Question;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Folds the addresses in filters as exports hold them.
 *
 * @param folding of an export's addresses
 */
record FoldedFilters(UnaryOperator<String> folding) {
  private static final String ANY_HOST = "https://any.example";

  Question of(Question question) {
    return question.withFilters(question.filters().stream().map(this::folded).toList());
  }

  Filter folded(Filter filter) {
    if (filter.dimension() != Dimension.URL) {
      return filter;
    }
    boolean isWhole = filter.op() == Filter.Op.IS || filter.op() == Filter.Op.IS_NOT;
    List<String> values =
        filter.values().stream().map(value -> isWhole ? folded(value) : begun(value)).toList();
    return new Filter(filter.dimension(), filter.op(), values);
  }

  /** A path is folded with a host, as part of an address. */
  private String folded(String value) {
    if (value.startsWith("/")) {
      String address = folding.apply(ANY_HOST + value);
      return address.startsWith(ANY_HOST) ? address.substring(ANY_HOST.length()) : value;
    }
    return value.contains("://") ? folding.apply(value) : value;
  }

  /** Lower-cases the host of a partial address. */
  private static String begun(String value) {
    int scheme = value.indexOf("://");
    int path = scheme < 0 ? 0 : value.indexOf('/', scheme + 3);
    int end = scheme < 0 ? 0 : path < 0 ? value.length() : path;
    return value.substring(0, end).toLowerCase(Locale.ROOT) + value.substring(end);
  }
}
