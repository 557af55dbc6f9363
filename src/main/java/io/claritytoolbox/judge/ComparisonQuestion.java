package io.claritytoolbox.judge;

import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.List;
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
  public ComparisonQuestion {
    signals = List.copyOf(signals);
    averages = List.copyOf(averages);
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
  }
}
