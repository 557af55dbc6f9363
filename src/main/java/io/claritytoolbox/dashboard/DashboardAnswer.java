package io.claritytoolbox.dashboard;

import java.util.List;
import java.util.Map;

/**
 * What the dashboard made of a question in words.
 *
 * @param readAs how Clarity read the question; empty where it did not say
 * @param columns in Clarity's words
 * @param rows a value for each column that Clarity gave one for, scrubbed
 * @param isUnderstood whether Clarity understood the question
 * @param isCut whether there were more rows than are read
 */
public record DashboardAnswer(
    String readAs,
    List<String> columns,
    List<Map<String, String>> rows,
    boolean isUnderstood,
    boolean isCut) {
  public DashboardAnswer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Whether it has figures, and each of them is zero: known to happen by mistake. */
  public boolean isAllZero() {
    List<String> figures =
        rows.stream()
            .flatMap(row -> row.values().stream())
            .filter(value -> value.matches("-?[0-9]+([.][0-9]+)?%?"))
            .toList();
    return !figures.isEmpty() && figures.stream().allMatch(value -> value.matches("[-0.%]+"));
  }
}
