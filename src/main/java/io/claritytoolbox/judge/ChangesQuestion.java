package io.claritytoolbox.judge;

import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import java.util.List;

/**
 * Days to compare with the days before.
 *
 * @param period the current days
 * @param baselineDays the number of days before them
 */
public record ChangesQuestion(
    List<Filter> filters, Period period, int baselineDays, List<Signal> signals) {
  public ChangesQuestion {
    filters = List.copyOf(filters);
    signals = List.copyOf(signals);
  }

  /** The period from the first day before to the last current day. */
  Period whole() {
    return new Period(period.days() + baselineDays, period.endsDaysAgo());
  }
}
