package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the figures of an answer from an assembly of stored exports. */
final class Answering {
  private final Shelf shelf;
  private final Question question;
  private final Assembly assembly;
  private final Need need;
  private final Map<StoredExport, List<Row>> read = new HashMap<>();

  Answering(Shelf shelf, Question question, Assembly assembly) {
    this.shelf = shelf;
    this.question = question;
    this.assembly = assembly;
    this.need = Need.of(question);
  }

  /** Rows by the question's grouping, with the measures asked for. */
  Table table() {
    Figures rows = figures(question);
    Map<Measure, Quality> quality = asked(rows.quality());
    return new Table(rows(rows), total(quality), quality);
  }

  private List<Row> rows(Figures figures) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<List<@Nullable String>, Figures.Cell> cell : figures.cells().entrySet()) {
      rows.add(new Row(cell.getKey(), asked(cell.getValue().facts())));
    }
    return rows;
  }

  /** A row per day and group, the day first in its key; days that nothing tells of have none. */
  Table trend() {
    List<Row> table = new ArrayList<>();
    Map<Measure, Quality> quality = new EnumMap<>(Measure.class);
    for (Assembly.Place place : assembly.places()) {
      Piece piece = place.piece();
      if (piece != null) {
        Figures day = figures(piece);
        String date = new Coverage.Day(place.window(), null).date().toString();
        List<Row> rows = rows(day);
        (rows.isEmpty() ? nothingSeen(piece) : rows)
            .forEach(row -> table.add(new Row(prefixed(date, row.key()), row.facts())));
        asked(day.quality()).forEach((measure, mark) -> quality.merge(measure, mark, Quality::and));
      }
    }
    return new Table(table, Facts.NONE, quality);
  }

  /** The days of the trend, each marked by the worst of its figures. */
  Coverage trendCoverage() {
    return new Coverage(
        assembly.places().stream()
            .map(place -> new Coverage.Day(place.window(), trendQuality(place)))
            .toList());
  }

  private @Nullable Quality trendQuality(Assembly.Place place) {
    Piece piece = place.piece();
    Quality best = place.quality();
    if (piece == null || best == null) {
      return null;
    }
    return asked(figures(piece).quality()).values().stream().reduce(best, Quality::and);
  }

  /** The figures of a day. Days of a trend aren't added up, so each has a bound of its own. */
  private Figures figures(Piece piece) {
    Figures day = figures(piece, question);
    return piece.fit(need) == Fit.CUT_AND_MERGED ? day.noBetterThan(Quality.ESTIMATE) : day;
  }

  /** A whole day's export in which no row passes the filters counts nothing, and that is known. */
  private List<Row> nothingSeen(Piece piece) {
    boolean known = piece.fit(need) != Fit.CUT && piece.fit(need) != Fit.CUT_AND_MERGED;
    if (!known || question.filters().isEmpty() || !question.groupBy().isEmpty()) {
      return List.of();
    }
    Map<Measure, Double> none = new EnumMap<>(Measure.class);
    question.measures().stream()
        .filter(measure -> measure.kind() != Measure.Kind.RATE)
        .filter(measure -> measure.kind() != Measure.Kind.MEAN)
        .forEach(measure -> none.put(measure, 0.0));
    return none.isEmpty() ? List.of() : List.of(new Row(List.of(), new Facts(none)));
  }

  private static List<@Nullable String> prefixed(String day, List<@Nullable String> key) {
    List<@Nullable String> all = new ArrayList<>();
    all.add(day);
    all.addAll(key);
    return all;
  }

  /** What a reader has to know of how it was put together. */
  List<String> warnings(Instant target) {
    List<String> warnings = new ArrayList<>();
    if (assembly.daysMissing() > 0) {
      warnings.add(Sentences.missingDays(assembly));
    }
    if (hasSeams()) {
      warnings.add(Sentences.seams(assembly));
    }
    warnings.addAll(warningsOfAnyKind(target));
    return warnings;
  }

  /** The same of a trend, whose days are not put together. */
  List<String> trendWarnings(Instant target) {
    List<String> warnings = new ArrayList<>();
    if (assembly.daysMissing() > 0) {
      warnings.add(Sentences.daysMissing(assembly));
    }
    if (hasSeams()) {
      warnings.add(Sentences.unevenDays());
    }
    warnings.addAll(warningsOfAnyKind(target));
    return warnings;
  }

  private List<String> warningsOfAnyKind(Instant target) {
    List<String> warnings = new ArrayList<>();
    if (assembly.pieces().stream().anyMatch(Piece::isSubtracted)) {
      warnings.add(Sentences.subtracted());
    }
    Duration off = Duration.between(assembly.window().to(), target).abs();
    if (question.period().endsDaysAgo() > 0 && off.compareTo(Duration.ofHours(1)) > 0) {
      warnings.add(Sentences.offTarget(off));
    }
    Fit fit = assembly.fit(need);
    if (fit == Fit.CUT) {
      warnings.add(Sentences.cut(need.cube()));
    } else if (fit == Fit.CUT_AND_MERGED) {
      warnings.add(Sentences.cutAndMerged());
    }
    return warnings;
  }

  /**
   * What may be said of all rows together: the measures whose sum is as good as their mark in the
   * rows says. Nothing where rows are missing, and of addresses occurrences alone.
   */
  private Facts total(Map<Measure, Quality> inRows) {
    if (assembly.fit(need) == Fit.CUT) {
      return Facts.NONE;
    }
    Figures all = figures(question.ungrouped());
    Map<Measure, Quality> quality = all.quality();
    Map<Measure, Double> total = new EnumMap<>(Measure.class);
    all.cells()
        .values()
        .forEach(
            cell ->
                asked(cell.facts())
                    .values()
                    .forEach(
                        (measure, value) -> {
                          Quality mark = inRows.getOrDefault(measure, Quality.ESTIMATE);
                          Quality own = quality.getOrDefault(measure, Quality.ESTIMATE);
                          if (own.compareTo(mark) <= 0 && mayTotal(measure)) {
                            total.put(measure, value);
                          }
                        }));
    return new Facts(total);
  }

  private boolean mayTotal(Measure measure) {
    boolean byAddress = question.groupBy().contains(Dimension.URL);
    return !byAddress || measure.kind() == Measure.Kind.EVENTS;
  }

  private Figures figures(Question grouping) {
    List<Figures> windows = new ArrayList<>();
    for (Piece piece : assembly.pieces()) {
      windows.add(figures(piece, grouping));
    }
    return Figures.composed(windows).noBetterThan(assembly.bound());
  }

  private Figures figures(Piece piece, Question grouping) {
    Figures whole = figures(piece.whole(), grouping);
    StoredExport without = piece.without();
    return without == null ? whole : whole.without(figures(without, grouping));
  }

  private Figures figures(StoredExport export, Question grouping) {
    List<Row> rows = read.computeIfAbsent(export, any -> shelf.rows(any, question.filters()));
    Figures figures = Figures.rolledUp(rows, export.cube(), grouping);
    boolean lacksRows = Fit.of(export, need) == Fit.CUT_AND_MERGED;
    return lacksRows ? figures.noBetterThan(Quality.ESTIMATE) : figures;
  }

  private boolean hasSeams() {
    return assembly.gaps().toMinutes() > 0 || assembly.overlaps().toMinutes() > 0;
  }

  private Facts asked(Facts facts) {
    Map<Measure, Double> chosen = new EnumMap<>(Measure.class);
    Facts all = Algebra.withRates(facts);
    question.measures().forEach(measure -> all.get(measure).ifPresent(v -> chosen.put(measure, v)));
    return new Facts(chosen);
  }

  private Map<Measure, Quality> asked(Map<Measure, Quality> quality) {
    Map<Measure, Quality> chosen = new EnumMap<>(quality);
    chosen.keySet().retainAll(question.measures());
    return chosen;
  }

  /**
   * The figures of an answer.
   *
   * @param rows by the question's grouping
   * @param total of all rows
   * @param quality of each measure in rows and total
   */
  record Table(List<Row> rows, Facts total, Map<Measure, Quality> quality) {}
}
