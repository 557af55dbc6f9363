package io.claritytoolbox.answer;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What single days of the store hold, breakdown by breakdown, in the rows of the exports
 * themselves: for judgements over many days, which would be slow over answers. Nothing is spent.
 *
 * @param days by breakdown as asked, oldest day first; a breakdown that nothing stored has is
 *     missing
 * @param filters those asked for, addresses folded as in the rows
 * @param age since Clarity was asked for the newest of the exports
 * @param stale whether it is older than it should be
 * @param exports all of them
 * @param quota where the day's budget stands
 * @param warnings what has to be said of the project just now
 */
public record StoredDays(
    Map<Cube, List<Day>> days,
    List<Filter> filters,
    Duration age,
    boolean stale,
    List<Source> exports,
    QuotaState quota,
    List<String> warnings) {
  public StoredDays {
    days = new LinkedHashMap<>(days);
    filters = List.copyOf(filters);
    exports = List.copyOf(exports);
    warnings = List.copyOf(warnings);
  }

  /**
   * One day that one export holds.
   *
   * @param window its 24 hours
   * @param cube what the export is broken down by, at least as fine as asked
   * @param mayBeCut whether rows may be missing
   */
  public record Day(Window window, Cube cube, boolean mayBeCut, List<Row> rows) {}
}
