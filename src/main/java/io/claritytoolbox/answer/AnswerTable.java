package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Figures;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Piece;
import io.claritytoolbox.plan.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the table of a question: rows of a cover are rolled up to the grouping, then composed over
 * the period or shown by day.
 */
final class AnswerTable {
  private static final int MOST_DAYS_OF_USERS = 3;

  private final Question question;
  private final Cover cover;
  private final Map<StoredExport, List<Row>> rows;
  private final Seams seams;
  private final Instant now;

  /**
   * @param rows of every export of the cover
   * @param now the time of the snapshot
   */
  AnswerTable(Question question, Cover cover, Map<StoredExport, List<Row>> rows, Instant now) {
    this.question = question;
    this.cover = cover;
    this.rows = rows;
    this.seams = Seams.of(cover);
    this.now = now;
  }

  /**
   * One row for each group. Where bounds in both directions leave no figure of all days, the newest
   * ones are told.
   */
  Table table() {
    Table all = ofAllDays();
    return all.tellsNothing() && cover.pieces().size() > 1
        ? new AnswerTable(question, cover.withoutOldest(), rows, now).table()
        : all;
  }

  private Table ofAllDays() {
    RollUp groups = composed(question);
    Columns columns = Columns.of(groups.cells().values(), question.measures());
    List<Row> table = rows(groups, columns);
    List<String> warnings = new ArrayList<>();
    Table.missingDays(cover).ifPresent(warnings::add);
    seams.sentence().ifPresent(warnings::add);
    warnings.addAll(warnings(columns));
    leftOut(groups.cells().values(), columns).ifPresent(warnings::add);
    return new Table(
        groupBy().toList(),
        table,
        total(columns),
        columns.marks(),
        cover,
        Coverage.of(cover),
        warnings);
  }

  /** One row for each day and group. A day that nothing covers has no row. */
  Table trend() {
    Map<List<@Nullable String>, Figures> cells = new LinkedHashMap<>();
    List<Coverage.Day> days = new ArrayList<>();
    for (Place place : cover.places()) {
      Piece piece = place.piece();
      Quality best = Coverage.best(piece);
      if (piece != null && best != null) {
        String date = place.date().toString();
        Map<List<@Nullable String>, Figures> day = day(piece);
        for (Map.Entry<List<@Nullable String>, Figures> cell : day.entrySet()) {
          cells.put(prefixed(date, cell.getKey()), cell.getValue());
        }
        best = worst(best, day.values());
      }
      days.add(new Coverage.Day(place.date(), place.window(), best));
    }
    Columns columns = Columns.of(cells.values(), question.measures());
    List<String> groupBy = Stream.concat(Stream.of("day"), groupBy()).toList();
    List<String> warnings = new ArrayList<>(trendWarnings(columns));
    leftOut(cells.values(), columns).ifPresent(warnings::add);
    return new Table(
        groupBy,
        rows(new RollUp(cells, Figures.EMPTY), columns),
        Facts.NONE,
        columns.marks(),
        cover,
        new Coverage(days),
        warnings);
  }

  /** The worst quality of a day's figures. */
  private Quality worst(Quality best, Collection<Figures> cells) {
    Quality worst = best;
    for (Figures cell : cells) {
      for (Measure measure : question.measures()) {
        Quality mark = cell.get(measure).quality().orElse(worst);
        worst = worst.and(mark).orElse(Quality.ESTIMATE);
      }
    }
    return worst;
  }

  private Stream<String> groupBy() {
    return question.groupBy().stream().map(Dimension::label);
  }

  private List<String> trendWarnings(Columns columns) {
    List<String> warnings = new ArrayList<>();
    Table.daysWithoutRows(cover).ifPresent(warnings::add);
    if (cover.isUneven()) {
      warnings.add(
          "The days were taken at uneven hours; from and to tell those of each. Neighbouring days can"
              + " overlap or leave hours out.");
    }
    warnings.addAll(warnings(columns));
    return warnings;
  }

  /** Warnings that tables and trends share. */
  private List<String> warnings(Columns columns) {
    List<String> warnings = new ArrayList<>();
    if (cover.pieces().stream().anyMatch(Piece::isSubtracted)) {
      warnings.add(
          "A day is the difference of two exports. Sessions across its edge are missing, and users"
              + " can't be derived.");
    }
    Table.offTarget(cover, question.period(), now).ifPresent(warnings::add);
    if (isCut()) {
      boolean isWhole = !columns.marks().containsValue(Quality.LOWER_BOUND);
      warnings.add(
          "Clarity returns 1,000 rows at most, and an export behind this has as many: "
              + (isWhole
                  ? "each row is right, but rows may be missing."
                  : "counts are lower bounds, and groups may be missing."));
    }
    return warnings;
  }

  private boolean isCut() {
    return cover.exports().stream().anyMatch(StoredExport::mayBeCut);
  }

  /** Names measures that are left out although there were sessions. */
  private Optional<String> leftOut(Collection<Figures> cells, Columns columns) {
    List<Measure> missing = new ArrayList<>(question.measures());
    missing.removeAll(columns.marks().keySet());
    boolean isEmpty = cells.stream().allMatch(cell -> cell.get(Measure.SESSIONS).high() == 0);
    if (missing.isEmpty() || isEmpty) {
      return Optional.empty();
    }
    return Optional.of(
        "Left out, because these exports don't determine them: "
            + missing.stream().map(Measure::label).collect(Collectors.joining(", "))
            + "."
            + (missing.contains(Measure.USERS) && lacksUsers()
                ? " A user counts again on each day, so users of more than %s are unknown."
                    .formatted(Wording.days(MOST_DAYS_OF_USERS))
                : ""));
  }

  /** The sum of daily users bounds the users of a few days, but says nothing of many. */
  private boolean lacksUsers() {
    return cover.pieces().size() > 1 && cover.daysCovered() > MOST_DAYS_OF_USERS;
  }

  /**
   * The total of measures that add up with the quality of the rows. Empty if rows are missing; of
   * pages only occurrences.
   */
  private Facts total(Columns columns) {
    if (isCut()) {
      return Facts.NONE;
    }
    Map<Measure, Quality> marks = new HashMap<>(columns.marks());
    if (question.groupBy().contains(Dimension.URL)) {
      marks.keySet().removeIf(measure -> measure.kind() != Measure.Kind.EVENTS);
    }
    if (marks.isEmpty()) {
      return Facts.NONE;
    }
    return composed(question.ungrouped()).cells().values().stream()
        .map(all -> new Columns(marks).facts(all))
        .findFirst()
        .orElse(Facts.NONE);
  }

  private RollUp composed(Question grouping) {
    List<RollUp> windows = cover.pieces().stream().map(piece -> rollUp(piece, grouping)).toList();
    RollUp all = RollUp.compose(windows, seams);
    return lacksUsers() ? all.without(Measure.USERS) : all;
  }

  private RollUp rollUp(Piece piece, Question grouping) {
    RollUp whole = rollUp(piece.whole(), grouping);
    StoredExport without = piece.without();
    RollUp groups =
        without == null ? whole : whole.subtract(rollUp(without, grouping), Seams.within(piece));
    boolean isOfAll = grouping.groupBy().isEmpty() && grouping.filters().isEmpty();
    return isOfAll ? groups.orZero() : groups;
  }

  private RollUp rollUp(StoredExport export, Question grouping) {
    return RollUp.of(export, rows.getOrDefault(export, List.of()), grouping);
  }

  private static List<Row> rows(RollUp groups, Columns columns) {
    List<Row> table = new ArrayList<>();
    for (Map.Entry<List<@Nullable String>, Figures> cell : groups.cells().entrySet()) {
      table.add(new Row(cell.getKey(), columns.facts(cell.getValue())));
    }
    return table;
  }

  /** If no row of a whole day passes the filters, the count of that day is zero. */
  private Map<List<@Nullable String>, Figures> day(Piece piece) {
    RollUp groups = rollUp(piece, question);
    return (question.groupBy().isEmpty() ? groups.orZero() : groups).cells();
  }

  private static List<@Nullable String> prefixed(String day, List<@Nullable String> group) {
    List<@Nullable String> key = new ArrayList<>();
    key.add(day);
    key.addAll(group);
    return Collections.unmodifiableList(key);
  }
}
