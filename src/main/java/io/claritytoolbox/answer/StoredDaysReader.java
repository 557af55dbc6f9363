package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Piece;
import io.claritytoolbox.plan.Plan;
import io.claritytoolbox.plan.Planner;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Snapshot;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.spend.Spent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@link StoredDays}: one snapshot, a plan for each breakdown, every export once. */
final class StoredDaysReader {
  private static final Spent NOTHING = new Spent(0, Map.of(), List.of(), null, true);

  private final Spending spending;
  private final AnswerWriter writer;

  StoredDaysReader(Spending spending, AnswerWriter writer) {
    this.spending = spending;
    this.writer = writer;
  }

  StoredDays read(List<Cube> breakdowns, List<Filter> filters, Period period) {
    Question asked =
        new Question(List.of(Measure.SESSIONS), List.of(), filters, period, null, Spend.NEVER);
    Question folded = spending.folded(asked);
    Snapshot snapshot = spending.snapshot(Requirement.ofTrend(folded));
    Map<Cube, Cover> covers = new LinkedHashMap<>();
    Duration age = Duration.ofDays(Period.MAX_DAYS_AGO);
    boolean stale = false;
    for (Cube breakdown : breakdowns) {
      Requirement needed = daily(breakdown, folded);
      if (Planner.plan(needed, snapshot) instanceof Plan.UseStored stored) {
        covers.put(breakdown, stored.cover());
        Duration own = stored.cover().age(snapshot.now());
        age = own.compareTo(age) < 0 ? own : age;
        stale |= stored.stale();
      }
    }
    Set<StoredExport> exports = new LinkedHashSet<>();
    covers.forEach(
        (breakdown, cover) ->
            wholeDays(daily(breakdown, folded), cover)
                .forEach(piece -> exports.add(piece.whole())));
    Map<StoredExport, List<Row>> rows = spending.rows(NOTHING, exports, folded.filters());
    Map<Cube, List<StoredDays.Day>> days = new LinkedHashMap<>();
    covers.forEach(
        (breakdown, cover) ->
            days.put(breakdown, days(wholeDays(daily(breakdown, folded), cover), rows)));
    return new StoredDays(
        days,
        folded.filters(),
        age,
        stale,
        exports.stream().map(Source::of).toList(),
        snapshot.budget().state(),
        writer.notes(snapshot));
  }

  private static Requirement daily(Cube breakdown, Question asked) {
    return Requirement.ofTrend(
        new Question(
            asked.measures(),
            breakdown.dimensions(),
            asked.filters(),
            asked.period(),
            asked.maxAge(),
            asked.spend()));
  }

  /**
   * The days that are counted as sessions are: a difference of two exports lacks those across its
   * edge, and pages that are added up count a session on each.
   */
  private static List<Piece> wholeDays(Requirement needed, Cover cover) {
    boolean isByPage = needed.cube().has(Dimension.URL);
    return cover.pieces().stream()
        .filter(piece -> !piece.isSubtracted())
        .filter(piece -> isByPage || !piece.whole().cube().has(Dimension.URL))
        .toList();
  }

  private static List<StoredDays.Day> days(List<Piece> pieces, Map<StoredExport, List<Row>> rows) {
    List<StoredDays.Day> days = new ArrayList<>();
    for (Piece piece : pieces) {
      StoredExport export = piece.whole();
      days.add(
          0,
          new StoredDays.Day(
              export.window(),
              export.cube(),
              export.mayBeCut(),
              rows.getOrDefault(export, List.of())));
    }
    return days;
  }
}
