package io.claritytoolbox.judge;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.UntrustedText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two sides to compare.
 *
 * @param signals the signals to compare, in order
 * @param averages the means to compare if both sides have at least five stored days
 * @param mattersPercent the smallest change that matters, in percent of {@code a}'s figure
 * @param maxAge the maximum age of a stored answer; null if the day's budget decides
 * @param spend whether it may send requests
 */
public record ComparisonQuestion(
    Side a,
    Side b,
    List<Signal> signals,
    List<Measure> averages,
    double mattersPercent,
    @Nullable Duration maxAge,
    Spend spend) {
  /** The longest overlap of adjoining days. */
  private static final Duration SEAM = Duration.ofMinutes(90);

  private static final int LONGEST_NAME = 120;

  public ComparisonQuestion {
    signals = List.copyOf(signals);
    averages = List.copyOf(averages);
  }

  /**
   * This question with the earlier side one day earlier, if the stored days of both sides overlap:
   * the current days may end a day ago, and a session must not count on both sides.
   */
  Optional<ComparisonQuestion> withoutOverlap(ComparisonAnswer answer) {
    boolean isAEarlier = answer.a().window().to().isBefore(answer.b().window().to());
    ComparisonAnswer.Side earlier = isAEarlier ? answer.a() : answer.b();
    ComparisonAnswer.Side later = isAEarlier ? answer.b() : answer.a();
    boolean isApart = !earlier.window().to().minus(SEAM).isAfter(later.window().from());
    boolean areApartAsAsked =
        Math.abs(a.period.endsDaysAgo() - b.period.endsDaysAgo())
            >= (isAEarlier ? b : a).period.days();
    if (isApart || !areApartAsAsked || !a.filters.equals(b.filters)) {
      return Optional.empty();
    }
    return Optional.of(
        new ComparisonQuestion(
            isAEarlier ? a.aDayEarlier() : a,
            isAEarlier ? b : b.aDayEarlier(),
            signals,
            averages,
            mattersPercent,
            maxAge,
            spend));
  }

  /**
   * The name of a side: the caller's, or else its filters, and its period if both have the same
   * filters.
   */
  String nameOf(Side side) {
    String label = side.label();
    if (label != null) {
      return UntrustedText.clean(label, LONGEST_NAME);
    }
    boolean sameFilters = a.filters.equals(b.filters);
    boolean samePeriod = a.period.equals(b.period);
    String who = sameFilters && !samePeriod ? "" : filters(side);
    String when = samePeriod ? "" : period(side.period());
    return UntrustedText.clean(
        who.isEmpty() || when.isEmpty() ? who + when : who + ", " + when, LONGEST_NAME);
  }

  private static String filters(Side side) {
    return side.filters().isEmpty()
        ? "the whole site"
        : side.filters().stream().map(ComparisonQuestion::filter).collect(Collectors.joining(", "));
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

  /**
   * One side.
   *
   * @param label the caller's name for it; null if there is none
   * @param filters a row must pass all of them
   */
  public record Side(@Nullable String label, List<Filter> filters, Period period) {
    public Side {
      filters = List.copyOf(filters);
    }

    private Side aDayEarlier() {
      int endsDaysAgo = Math.min(Period.MAX_DAYS_AGO, period.endsDaysAgo() + 1);
      return new Side(label, filters, new Period(period.days(), endsDaysAgo));
    }
  }
}
