package io.claritytoolbox.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know.
 *
 * @param measures the figures asked for
 * @param groupBy what to break them down by, in the order asked; empty for one row
 * @param filters all of which a row has to pass
 * @param period the time it is about
 * @param maxAge how old a stored answer may be; null leaves it to the pace of the day's budget
 * @param spend what it may cost
 */
public record Question(
    List<Measure> measures,
    List<Dimension> groupBy,
    List<Filter> filters,
    Period period,
    @Nullable Duration maxAge,
    Spend spend) {
  public Question {
    measures = List.copyOf(measures);
    groupBy = List.copyOf(groupBy);
    filters = List.copyOf(filters);
  }

  /** Every dimension that an export must have to answer: those grouped by and those filtered by. */
  public Set<Dimension> dimensions() {
    Set<Dimension> needed = EnumSet.noneOf(Dimension.class);
    needed.addAll(groupBy);
    filters.forEach(filter -> needed.add(filter.dimension()));
    return needed;
  }

  /** The same with other figures. */
  public Question withMeasures(List<Measure> others) {
    return new Question(others, groupBy, filters, period, maxAge, spend);
  }

  /** The same with other filters. */
  public Question withFilters(List<Filter> others) {
    return new Question(measures, groupBy, others, period, maxAge, spend);
  }

  /** The same about another time. */
  public Question over(Period other) {
    return new Question(measures, groupBy, filters, other, maxAge, spend);
  }

  /** The same as one row. */
  public Question ungrouped() {
    return new Question(measures, List.of(), filters, period, maxAge, spend);
  }
}
