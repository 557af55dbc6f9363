package io.claritytoolbox.judge;

import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import java.util.List;

/**
 * Days to be held against those before.
 *
 * @param period the days in question
 * @param baselineDays how many days before them
 */
public record ChangesQuestion(
    List<Filter> filters, Period period, int baselineDays, List<Signal> signals) {
  public ChangesQuestion {
    filters = List.copyOf(filters);
    signals = List.copyOf(signals);
  }

  /** Both together. */
  Period whole() {
    return new Period(period.days() + baselineDays, period.endsDaysAgo());
  }
}
