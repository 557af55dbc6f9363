package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Fit;
import io.claritytoolbox.plan.Piece;
import io.claritytoolbox.plan.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the table of a question from the rows of a cover: rolled up to the grouping, composed over
 * the period or left day by day, with totals and what a reader has to know.
 */
final class AnswerTable {
  private static final Duration OFF_TARGET = Duration.ofHours(1);

  private final Question question;
  private final Requirement needed;
  private final Cover cover;
  private final Map<StoredExport, List<Row>> rows;
  private final Instant target;

  /**
   * @param rows of every export of the cover
   * @param now the present of the snapshot that was planned from
   */
  AnswerTable(
      Question question,
      Requirement needed,
      Cover cover,
      Map<StoredExport, List<Row>> rows,
      Instant now) {
    this.question = question;
    this.needed = needed;
    this.cover = cover;
    this.rows = rows;
    this.target = question.period().seenFrom(now).to();
  }

  /** A row a group. */
  Table table() {
    RollUp groups = composed(question);
    Map<Measure, Quality> quality = asked(groups.quality());
    List<String> warnings = new ArrayList<>();
    Table.missingDays(cover).ifPresent(warnings::add);
    if (hasSeams()) {
      warnings.add(
          "The stored days don't adjoin exactly: "
              + cover.gaps().toMinutes()
              + " minutes between them are missing and "
              + cover.overlaps().toMinutes()
              + " are counted twice.");
    }
    warnings.addAll(warnings());
    return new Table(
        groupBy().toList(), rows(groups), total(quality), quality, Coverage.of(cover), warnings);
  }

  /** A row per day and group, the day first in its key; days that nothing tells of have none. */
  Table trend() {
    List<Row> table = new ArrayList<>();
    List<Coverage.Day> days = new ArrayList<>();
    Map<Measure, Quality> quality = new EnumMap<>(Measure.class);
    for (Cover.Place place : cover.places()) {
      Piece piece = place.piece();
      Quality best = Coverage.best(piece);
      if (piece != null && best != null) {
        RollUp groups = day(piece);
        String date = place.window().date().toString();
        ofDay(groups, piece).forEach(row -> table.add(prefixed(date, row)));
        Map<Measure, Quality> marks = asked(groups.quality());
        marks.forEach((measure, mark) -> quality.merge(measure, mark, Quality::and));
        best = marks.values().stream().reduce(best, Quality::and);
      }
      days.add(new Coverage.Day(place.window(), best));
    }
    List<String> groupBy = Stream.concat(Stream.of("day"), groupBy()).toList();
    return new Table(groupBy, table, Facts.NONE, quality, new Coverage(days), trendWarnings());
  }

  private Stream<String> groupBy() {
    return question.groupBy().stream().map(Dimension::label);
  }

  private List<String> trendWarnings() {
    List<String> warnings = new ArrayList<>();
    if (cover.daysMissing() > 0) {
      warnings.add(
          "Of "
              + Wording.days(cover.daysAsked())
              + ", "
              + cover.daysMissing()
              + " are not in the store and have no rows; see coverage. They are unknown, not zero.");
    }
    if (cover.isUneven()) {
      warnings.add(
          "The days were not all taken at the same hour: each is a full 24 hours, under the date"
              + " that most of them lie in, but neighbours can overlap or leave hours out.");
    }
    warnings.addAll(warnings());
    return warnings;
  }

  /** What a reader has to know of tables and trends alike. */
  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (cover.pieces().stream().anyMatch(Piece::isSubtracted)) {
      warnings.add(
          "A day was taken as the difference of two exports. A session across its edge can be"
              + " missing, and averages can't be derived this way.");
    }
    Duration off = Duration.between(cover.window().to(), target).abs();
    if (question.period().endsDaysAgo() > 0 && off.compareTo(OFF_TARGET) > 0) {
      warnings.add(
          "The nearest stored days end "
              + Wording.age(off)
              + " off the period asked for; see window.");
    }
    cutWarning().ifPresent(warnings::add);
    return warnings;
  }

  private Optional<String> cutWarning() {
    return switch (cover.fit(needed)) {
      case CUT ->
          Optional.of(
              "Clarity gives 1,000 rows at most, and the export by "
                  + needed.cube()
                  + " reached that: each row is right, but rows may be missing.");
      case CUT_AND_MERGED ->
          Optional.of(
              "These figures are merged from an export that reached Clarity's limit of 1,000 rows:"
                  + " rows may be missing, so counts can be too small.");
      case SAME, MERGED, OVER_ADDRESSES -> Optional.empty();
    };
  }

  /**
   * What may be said of all rows together: the measures whose sum is as good as their mark in the
   * rows says. Nothing where rows are missing, and of addresses only occurrences.
   */
  private Facts total(Map<Measure, Quality> inRows) {
    if (cover.fit(needed) == Fit.CUT) {
      return Facts.NONE;
    }
    RollUp all = composed(question.ungrouped());
    Map<Measure, Quality> quality = all.quality();
    Map<Measure, Double> total = new EnumMap<>(Measure.class);
    for (RollUp.Cell cell : all.cells().values()) {
      total.putAll(asked(cell.facts()).values());
    }
    total.keySet().removeIf(measure -> !mayTotal(measure, inRows, quality));
    return new Facts(total);
  }

  private boolean mayTotal(
      Measure measure, Map<Measure, Quality> inRows, Map<Measure, Quality> inTotal) {
    Quality mark = inRows.getOrDefault(measure, Quality.ESTIMATE);
    Quality own = inTotal.getOrDefault(measure, Quality.ESTIMATE);
    boolean addsUp =
        !question.groupBy().contains(Dimension.URL) || measure.kind() == Measure.Kind.EVENTS;
    return addsUp && own.compareTo(mark) <= 0;
  }

  private RollUp composed(Question grouping) {
    List<RollUp> windows = cover.pieces().stream().map(piece -> rollUp(piece, grouping)).toList();
    return RollUp.compose(windows).noBetterThan(cover.bound());
  }

  /** The figures of a day. Days of a trend aren't added up, so each has its own bound. */
  private RollUp day(Piece piece) {
    RollUp day = rollUp(piece, question);
    return piece.fit(needed) == Fit.CUT_AND_MERGED ? day.noBetterThan(Quality.ESTIMATE) : day;
  }

  private RollUp rollUp(Piece piece, Question grouping) {
    RollUp whole = rollUp(piece.whole(), grouping);
    StoredExport without = piece.without();
    return without == null ? whole : whole.subtract(rollUp(without, grouping));
  }

  private RollUp rollUp(StoredExport export, Question grouping) {
    Cube cube = export.cube();
    RollUp groups = RollUp.of(rows.getOrDefault(export, List.of()), cube, grouping);
    boolean lacksRows = Fit.of(export, needed) == Fit.CUT_AND_MERGED;
    return lacksRows ? groups.noBetterThan(Quality.ESTIMATE) : groups;
  }

  private List<Row> rows(RollUp groups) {
    List<Row> table = new ArrayList<>();
    for (Map.Entry<List<@Nullable String>, RollUp.Cell> cell : groups.cells().entrySet()) {
      table.add(new Row(cell.getKey(), asked(cell.getValue().facts())));
    }
    return table;
  }

  /** A whole day's export in which no row passes the filters counts nothing, and that is known. */
  private List<Row> ofDay(RollUp groups, Piece piece) {
    boolean known = piece.fit(needed) != Fit.CUT && piece.fit(needed) != Fit.CUT_AND_MERGED;
    boolean isOneRow = question.groupBy().isEmpty();
    if (!groups.cells().isEmpty() || !known || question.filters().isEmpty() || !isOneRow) {
      return rows(groups);
    }
    Map<Measure, Double> none = new EnumMap<>(Measure.class);
    question.measures().stream()
        .filter(measure -> measure.kind() != Measure.Kind.RATE)
        .filter(measure -> measure.kind() != Measure.Kind.MEAN)
        .forEach(measure -> none.put(measure, 0.0));
    return none.isEmpty() ? List.of() : List.of(new Row(List.of(), new Facts(none)));
  }

  private static Row prefixed(String day, Row row) {
    List<@Nullable String> key = new ArrayList<>();
    key.add(day);
    key.addAll(row.key());
    return new Row(key, row.facts());
  }

  private boolean hasSeams() {
    return cover.gaps().toMinutes() > 0 || cover.overlaps().toMinutes() > 0;
  }

  private Facts asked(Facts facts) {
    Map<Measure, Double> chosen = new EnumMap<>(Measure.class);
    chosen.putAll(Algebra.withRates(facts).values());
    chosen.keySet().retainAll(question.measures());
    return new Facts(chosen);
  }

  private Map<Measure, Quality> asked(Map<Measure, Quality> quality) {
    Map<Measure, Quality> chosen = new EnumMap<>(quality);
    chosen.keySet().retainAll(question.measures());
    return chosen;
  }
}
