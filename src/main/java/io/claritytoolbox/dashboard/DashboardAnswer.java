package io.claritytoolbox.dashboard;

import java.util.List;
import java.util.Map;

/**
 * The dashboard's answer to a question in words.
 *
 * @param readAs how Clarity interpreted the question; empty if unknown
 * @param columns Clarity's names
 * @param rows a scrubbed value for each column that has one
 * @param isUnderstood whether Clarity understood the question
 * @param isCut whether there were more rows than the limit
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

  /** Whether all figures are zero, which this interface is known to return by mistake. */
  public boolean isAllZero() {
    List<String> figures =
        rows.stream()
            .flatMap(row -> row.values().stream())
            .filter(value -> value.matches("-?[0-9]+([.][0-9]+)?%?"))
            .toList();
    return !figures.isEmpty() && figures.stream().allMatch(value -> value.matches("[-0.%]+"));
  }
}
