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
 * Groups to rank by the sessions with problems.
 *
 * @param groupBy at least one dimension
 * @param maxAge the maximum age of a stored answer; null if the day's budget decides
 * @param spend whether it may send requests; with {@code NEVER}, stored exports alone show where
 *     problems are concentrated
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
