package io.claritytoolbox.answer;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Question;
import java.util.function.UnaryOperator;

/** Whole addresses in filters are compared in the form that exports hold them in. */
record FilterFolding(UnaryOperator<String> folding) {
  Question of(Question question) {
    return question.withFilters(question.filters().stream().map(this::folded).toList());
  }

  private Filter folded(Filter filter) {
    boolean isAddress = filter.dimension() == Dimension.URL;
    boolean isWhole = filter.op() == Filter.Op.IS || filter.op() == Filter.Op.IS_NOT;
    return isAddress && isWhole
        ? new Filter(
            filter.dimension(), filter.op(), filter.values().stream().map(this::folded).toList())
        : filter;
  }

  private String folded(String address) {
    return address.contains("://") ? folding.apply(address) : address;
  }
}
