package io.claritytoolbox.answer;

import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Algebra.Over;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * RollUp by key, each with how exact it is: the rows of an export rolled up to a question's
 * grouping, then composed over adjoining windows, or with a shorter window subtracted. The values
 * follow {@link Algebra}.
 *
 * @param cells by key, a value per dimension grouped by
 */
record RollUp(Map<List<@Nullable String>, Cell> cells) {

  /**
   * The figures of one key.
   *
   * @param facts counts and means; rates come last, from the counts
   * @param quality of every measure that the facts have, and of the rates they give
   */
  record Cell(Facts facts, Map<Measure, Quality> quality) {}

  /** The rows of an export that pass the question's filters, merged by its grouping. */
  static RollUp of(List<Row> rows, Cube cube, Question question) {
    Map<List<@Nullable String>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      if (passes(row, cube, question)) {
        groups.computeIfAbsent(key(row, cube, question), key -> new ArrayList<>()).add(row);
      }
    }
    Map<List<@Nullable String>, Cell> cells = new LinkedHashMap<>();
    groups.forEach((key, group) -> cells.put(key, merged(group, cube)));
    return new RollUp(cells);
  }

  /** The sum over adjoining windows; a key that one of them lacks had nothing in it. */
  static RollUp compose(List<RollUp> windows) {
    if (windows.size() == 1) {
      return windows.get(0);
    }
    Map<List<@Nullable String>, List<Cell>> byKey = new LinkedHashMap<>();
    for (RollUp window : windows) {
      window.cells.forEach(
          (key, cell) -> byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(cell));
    }
    Map<List<@Nullable String>, Cell> cells = new LinkedHashMap<>();
    byKey.forEach((key, parts) -> cells.put(key, overWindows(parts)));
    return new RollUp(cells);
  }

  /** What is left of a longer window without a shorter one; keys with nothing left go. */
  RollUp subtract(RollUp shorter) {
    Map<List<@Nullable String>, Cell> left = new LinkedHashMap<>();
    cells.forEach(
        (key, cell) -> {
          Cell other = shorter.cells.get(key);
          Facts rest = Algebra.subtract(cell.facts, other == null ? Facts.NONE : other.facts);
          if (hasAny(rest)) {
            left.put(key, new Cell(rest, afterSubtraction(cell.quality)));
          }
        });
    return new RollUp(left);
  }

  /** The same, no measure better than a mark. */
  RollUp noBetterThan(Quality mark) {
    Map<List<@Nullable String>, Cell> marked = new LinkedHashMap<>();
    cells.forEach(
        (key, cell) -> {
          Map<Measure, Quality> quality = new EnumMap<>(Measure.class);
          cell.quality.forEach((measure, known) -> quality.put(measure, known.and(mark)));
          marked.put(key, new Cell(cell.facts, quality));
        });
    return new RollUp(marked);
  }

  /** The worst mark of each measure over all keys. */
  Map<Measure, Quality> quality() {
    Map<Measure, Quality> worst = new EnumMap<>(Measure.class);
    for (Cell cell : cells.values()) {
      cell.quality.forEach((measure, mark) -> worst.merge(measure, mark, Quality::and));
    }
    return worst;
  }

  private static boolean passes(Row row, Cube cube, Question question) {
    return question.filters().stream()
        .allMatch(filter -> filter.accepts(value(row, cube, filter.dimension())));
  }

  private static List<@Nullable String> key(Row row, Cube cube, Question question) {
    List<@Nullable String> key = new ArrayList<>();
    question.groupBy().forEach(dimension -> key.add(value(row, cube, dimension)));
    return Collections.unmodifiableList(key);
  }

  private static @Nullable String value(Row row, Cube cube, Dimension dimension) {
    return row.key().get(cube.dimensions().indexOf(dimension));
  }

  private static Cell merged(List<Row> group, Cube cube) {
    Set<Over> over = mergedOver(group, cube);
    List<Facts> parts = group.stream().map(Row::facts).toList();
    Facts facts = Algebra.merge(parts, over);
    boolean rounded =
        group.stream()
            .anyMatch(row -> row.facts().get(Measure.SESSIONS, 0) >= Algebra.ROUNDED_FROM);
    Map<Measure, Quality> quality = new EnumMap<>(Measure.class);
    for (Measure measure : Algebra.withRates(facts).values().keySet()) {
      Algebra.quality(measure, over).ifPresent(mark -> quality.put(measure, mark));
    }
    if (rounded) {
      markRounded(quality, group.size() > 1);
    }
    markIncomplete(quality, parts);
    return new Cell(facts, quality);
  }

  /** What not every part knows, and the shares that rest on it, are estimates. */
  private static void markIncomplete(Map<Measure, Quality> quality, List<Facts> parts) {
    quality.replaceAll(
        (measure, mark) ->
            measure.kind() == Measure.Kind.RATE || Algebra.isKnownThroughout(measure, parts)
                ? mark
                : Quality.ESTIMATE);
    for (Signal signal : Signal.values()) {
      if (!Algebra.isKnownThroughout(signal.sessions(), parts)) {
        quality.computeIfPresent(signal.sessionPercent(), (measure, mark) -> Quality.ESTIMATE);
      }
    }
  }

  private static Set<Over> mergedOver(List<Row> group, Cube cube) {
    Set<@Nullable String> addresses = new HashSet<>();
    boolean folded = false;
    for (Row row : group) {
      addresses.add(cube.has(Dimension.URL) ? value(row, cube, Dimension.URL) : null);
      folded |= row.addresses() > 1;
    }
    Set<Over> over = EnumSet.noneOf(Over.class);
    if (folded || addresses.size() > 1) {
      over.add(Over.ADDRESSES);
    }
    if (group.size() > addresses.size()) {
      over.add(Over.SESSION_ATTRIBUTES);
    }
    return over;
  }

  /** Above {@link Algebra#ROUNDED_FROM} the count is near; the share is as Clarity gave it. */
  private static void markRounded(Map<Measure, Quality> quality, boolean alsoShares) {
    for (Signal signal : Signal.values()) {
      quality.computeIfPresent(signal.sessions(), (measure, mark) -> Quality.ESTIMATE);
      if (alsoShares) {
        quality.computeIfPresent(signal.sessionPercent(), (measure, mark) -> Quality.ESTIMATE);
      }
    }
  }

  private static Cell overWindows(List<Cell> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Set<Over> over = EnumSet.of(Over.WINDOWS);
    List<Facts> known = parts.stream().map(Cell::facts).toList();
    Facts facts = Algebra.merge(known, over);
    Map<Measure, Quality> quality = new EnumMap<>(Measure.class);
    for (Measure measure : Algebra.withRates(facts).values().keySet()) {
      Quality mark = Algebra.quality(measure, over).orElse(Quality.ESTIMATE);
      for (Cell part : parts) {
        mark = mark.and(part.quality.getOrDefault(measure, Quality.EXACT));
      }
      quality.put(measure, mark);
    }
    markIncomplete(quality, known);
    return new Cell(facts, quality);
  }

  private static Map<Measure, Quality> afterSubtraction(Map<Measure, Quality> before) {
    Map<Measure, Quality> after = new EnumMap<>(Measure.class);
    before.forEach(
        (measure, mark) ->
            after.put(measure, measure == Measure.USERS ? Quality.UPPER_BOUND : Quality.ESTIMATE));
    return after;
  }

  private static boolean hasAny(Facts facts) {
    return facts.values().entrySet().stream()
        .anyMatch(fact -> fact.getKey() != Measure.USERS && fact.getValue() > 0);
  }
}
