package io.claritytoolbox.judge;

import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two sides to compare.
 *
 * @param signals to compare, in order
 * @param averages compared too where five days or more of both sides are stored
 * @param mattersPercent the smallest change that matters, in percent of {@code a}'s figure
 * @param maxAge how old a stored answer may be; null leaves it to the pace of the day's budget
 * @param spend what it may cost
 */
public record ComparisonQuestion(
    Side a,
    Side b,
    List<Signal> signals,
    List<Measure> averages,
    double mattersPercent,
    @Nullable Duration maxAge,
    Spend spend) {
  /** Days that follow each other may overlap as little. */
  private static final Duration SEAM = Duration.ofMinutes(90);

  public ComparisonQuestion {
    signals = List.copyOf(signals);
    averages = List.copyOf(averages);
  }

  /**
   * The same with the earlier side a day earlier, if the stored days of both overlap: those of now
   * may end a day ago, and no session may be on both sides.
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
   * One side.
   *
   * @param label what the caller calls it; null where it has no name
   * @param filters all of which a row has to pass
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
