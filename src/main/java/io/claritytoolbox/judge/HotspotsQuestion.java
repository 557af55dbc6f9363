package io.claritytoolbox.judge;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups to be ranked by the sessions they trouble.
 *
 * @param groupBy at least one dimension
 * @param maxAge how old a stored answer may be; null leaves it to the pace of the day's budget
 * @param spend what it may cost; {@code NEVER} leaves open where the trouble sits if no stored
 *     export tells
 */
public record HotspotsQuestion(
    List<Dimension> groupBy,
    List<Filter> filters,
    Period period,
    List<Signal> signals,
    @Nullable Duration maxAge,
    Spend spend) {
  public HotspotsQuestion {
    groupBy = List.copyOf(groupBy);
    filters = List.copyOf(filters);
    signals = List.copyOf(signals);
  }
}
