package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Piece;
import io.claritytoolbox.plan.Plan;
import io.claritytoolbox.plan.Planner;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Snapshot;
import io.claritytoolbox.spend.Spending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Single stored days by breakdown, with the rows of their exports: for judgements over many days,
 * which would be slow over answers. Spends nothing.
 *
 * @param days by breakdown, oldest first; without breakdowns that nothing stored has
 * @param filters with folded addresses
 * @param age of the newest export
 * @param stale whether it is older than the budget requires
 * @param exports all of them
 * @param quota the day's budget
 * @param warnings about the project
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

  /** Reads them: one snapshot, one plan for each breakdown, each export once. */
  static StoredDays read(
      Spending spending, AnswerWriter writer, List<Cube> breakdowns, Question asked) {
    Question folded = spending.folded(asked);
    Snapshot snapshot = spending.snapshot(Requirement.ofTrend(folded));
    Map<Cube, List<Piece>> pieces = new LinkedHashMap<>();
    boolean stale = false;
    for (Cube breakdown : breakdowns) {
      Requirement needed = daily(breakdown, folded);
      if (Planner.plan(needed, snapshot) instanceof Plan.UseStored stored) {
        pieces.put(breakdown, wholeDays(needed, stored.cover()));
        stale |= stored.stale();
      }
    }
    List<StoredExport> exports =
        pieces.values().stream().flatMap(List::stream).map(Piece::whole).distinct().toList();
    // The other rows show whether a row of a cut export is complete.
    boolean isCut = exports.stream().anyMatch(StoredExport::mayBeCut);
    Map<StoredExport, List<Row>> rows =
        spending.rows(exports, isCut ? List.of() : folded.filters());
    Map<Cube, List<Day>> days = new LinkedHashMap<>();
    pieces.forEach((breakdown, own) -> days.put(breakdown, days(own, rows)));
    return new StoredDays(
        days,
        folded.filters(),
        age(exports, snapshot.now()),
        stale,
        exports.stream().map(Source::of).toList(),
        snapshot.budget().state(),
        writer.notes(snapshot));
  }

  private static Duration age(List<StoredExport> exports, Instant now) {
    return exports.stream()
        .map(export -> Duration.between(export.takenAt(), now))
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
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
   * The days whose sessions are counted once: no differences, which lack sessions across their
   * edge, and no sums over pages, which count a session on each.
   */
  private static List<Piece> wholeDays(Requirement needed, Cover cover) {
    boolean isByPage = needed.cube().has(Dimension.URL);
    return cover.pieces().stream()
        .filter(piece -> !piece.isSubtracted())
        .filter(piece -> isByPage || !piece.whole().cube().has(Dimension.URL))
        .toList();
  }

  private static List<Day> days(List<Piece> pieces, Map<StoredExport, List<Row>> rows) {
    List<Day> days = new ArrayList<>();
    for (Piece piece : pieces) {
      StoredExport export = piece.whole();
      List<Row> own = rows.getOrDefault(export, List.of());
      days.add(0, new Day(export.window(), export.cube(), export.mayBeCut(), own));
    }
    return days;
  }

  /**
   * A day that one export holds.
   *
   * @param window its 24 hours
   * @param cube the export's breakdown, at least as fine as asked for
   * @param mayBeCut whether rows may be missing
   */
  public record Day(Window window, Cube cube, boolean mayBeCut, List<Row> rows) {}
}
