package io.claritytoolbox.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question.
 *
 * @param measures the requested measures
 * @param groupBy the dimensions to group by, in the requested order; empty for one row
 * @param filters a row must match all of them
 * @param period the time
 * @param maxAge how old a stored answer may be; null to derive it from today's remaining requests
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

  /** The dimensions that an export needs for an answer: those of the groups and the filters. */
  public Set<Dimension> dimensions() {
    Set<Dimension> needed = EnumSet.noneOf(Dimension.class);
    needed.addAll(groupBy);
    filters.forEach(filter -> needed.add(filter.dimension()));
    return needed;
  }

  /** Whether the pages that pass its filters are merged; of one page there is nothing to merge. */
  public boolean mergesPages() {
    return !groupBy.contains(Dimension.URL)
        && filters.stream().anyMatch(filter -> filter.dimension() == Dimension.URL)
        && filters.stream()
            .filter(filter -> filter.dimension() == Dimension.URL)
            .noneMatch(Filter::isOneValue);
  }

  /** A copy with other filters. */
  public Question withFilters(List<Filter> others) {
    return new Question(measures, groupBy, others, period, maxAge, spend);
  }

  /** A copy with another period. */
  public Question over(Period other) {
    return new Question(measures, groupBy, filters, other, maxAge, spend);
  }

  /** A copy without groups. */
  public Question ungrouped() {
    return new Question(measures, List.of(), filters, period, maxAge, spend);
  }
}
