package io.claritytoolbox.judge;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.UntrustedText;
import java.util.stream.Collectors;

/**
 * The name of a side: the caller's, or else its filters, and its period if both have the same
 * filters.
 */
final class SideLabel {
  private static final int LONGEST = 120;

  private SideLabel() {}

  static String of(ComparisonQuestion.Side side, ComparisonQuestion question) {
    String label = side.label();
    if (label != null) {
      return UntrustedText.clean(label, LONGEST);
    }
    boolean sameFilters = question.a().filters().equals(question.b().filters());
    boolean samePeriod = question.a().period().equals(question.b().period());
    String who = sameFilters && !samePeriod ? "" : filters(side);
    String when = samePeriod ? "" : period(side.period());
    return UntrustedText.clean(
        who.isEmpty() || when.isEmpty() ? who + when : who + ", " + when, LONGEST);
  }

  private static String filters(ComparisonQuestion.Side side) {
    return side.filters().isEmpty()
        ? "the whole site"
        : side.filters().stream().map(SideLabel::filter).collect(Collectors.joining(", "));
  }

  private static String filter(Filter filter) {
    String values = String.join(" or ", filter.values());
    return filter.dimension() == Dimension.URL && filter.op() == Filter.Op.IS
        ? values
        : filter.dimension().label() + " " + filter.op().label().replace('_', ' ') + " " + values;
  }

  private static String period(Period period) {
    String days = period.days() == 1 ? "1 day" : period.days() + " days";
    return switch (period.endsDaysAgo()) {
      case 0 -> "the last " + days;
      case 1 -> days + " that ended 1 day ago";
      default -> days + " that ended " + period.endsDaysAgo() + " days ago";
    };
  }
}
