package io.claritytoolbox.tools;

import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The groups of a trend, the largest over all days first; equals in the order of their keys. */
final class TopGroups {
  private final List<Row> rows;
  private final List<List<@Nullable String>> groups;

  /**
   * @param rows of a trend, the day first in their keys
   * @param size what is summed over the days
   */
  TopGroups(List<Row> rows, Measure size) {
    this.rows = rows;
    Map<List<@Nullable String>, Double> sizes = new LinkedHashMap<>();
    rows.forEach(row -> sizes.merge(group(row), row.facts().get(size, 0), Double::sum));
    this.groups =
        sizes.entrySet().stream()
            .sorted(
                Map.Entry.<List<@Nullable String>, Double>comparingByValue(
                        Comparator.reverseOrder())
                    .thenComparing(group -> group.getKey().toString()))
            .<List<@Nullable String>>map(Map.Entry::getKey)
            .toList();
  }

  /** How many there are. */
  int count() {
    return groups.size();
  }

  /** The rows of the first so many groups. */
  List<Row> first(int wanted) {
    Set<List<@Nullable String>> kept = new HashSet<>(groups.subList(0, Math.min(wanted, count())));
    return rows.stream().filter(row -> kept.contains(group(row))).toList();
  }

  private static List<@Nullable String> group(Row row) {
    return row.key().subList(1, row.key().size());
  }
}
