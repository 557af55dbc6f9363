package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Algebra.Over;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Figure;
import io.claritytoolbox.model.Figures;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures by key: the rows of an export rolled up to a grouping, then composed over adjoining
 * windows or reduced by a shorter window. {@link Algebra} decides what is known of each.
 *
 * @param cells by key, one value for each dimension of the grouping
 * @param absent the figures of any other key
 */
record RollUp(Map<List<@Nullable String>, Figures> cells, Figures absent) {
  /** A key that a difference drops had no events, but sessions across its edge may have been. */
  private static final Figures NOTHING_LEFT = Algebra.subtract(Figures.EMPTY, Figures.EMPTY);

  /** Whether keys may be missing. */
  boolean lacksKeys() {
    return absent.equals(Figures.NONE);
  }

  /** Merges the rows that pass the question's filters by its grouping. */
  static RollUp of(StoredExport export, List<Row> rows, Question question) {
    return new Rolling(export, question, rows).rolledUp();
  }

  /** Adds up the windows of the seams. A key that a complete window lacks counts zero there. */
  static RollUp compose(List<RollUp> windows, Seams seams) {
    Map<List<@Nullable String>, Figures> cells = new LinkedHashMap<>();
    for (RollUp window : windows) {
      for (List<@Nullable String> key : window.cells.keySet()) {
        if (!cells.containsKey(key)) {
          cells.put(key, over(windows, key, seams));
        }
      }
    }
    boolean lacksKeys = windows.stream().anyMatch(RollUp::lacksKeys);
    return new RollUp(cells, lacksKeys ? Figures.NONE : Figures.EMPTY);
  }

  private static Figures over(List<RollUp> windows, List<@Nullable String> key, Seams seams) {
    return seams.sum(
        windows.stream().map(window -> window.cells.getOrDefault(key, window.absent)).toList());
  }

  /** Subtracts a shorter window; keys with nothing left are dropped. */
  RollUp subtract(RollUp shorter, Seams seams) {
    Map<List<@Nullable String>, Figures> left = new LinkedHashMap<>();
    cells.forEach(
        (key, cell) -> {
          Figures other = shorter.cells.getOrDefault(key, Figures.EMPTY);
          Figures rest = seams.across(Algebra.subtract(cell, other));
          if (isLeft(rest, cell.get(Measure.SESSIONS), other.get(Measure.SESSIONS))) {
            left.put(key, rest);
          }
        });
    return new RollUp(left, lacksKeys() ? absent : NOTHING_LEFT);
  }

  private static boolean isLeft(Figures rest, Figure longer, Figure shorter) {
    return rest.known().values().stream().anyMatch(figure -> figure.near() > 0)
        || (!rest.get(Measure.SESSIONS).isNear() && longer.high() > shorter.high());
  }

  /** A complete export without rows proves that nothing happened. */
  RollUp orZero() {
    return cells.isEmpty() && !lacksKeys() ? new RollUp(Map.of(List.of(), absent), absent) : this;
  }

  RollUp without(Measure unwanted) {
    Map<List<@Nullable String>, Figures> rest = new LinkedHashMap<>();
    cells.forEach(
        (key, cell) ->
            rest.put(key, cell.map((measure, is) -> measure == unwanted ? Figure.UNKNOWN : is)));
    return new RollUp(rest, absent);
  }

  /** Rolls up one export. */
  private static final class Rolling {
    private final Cube cube;
    private final Question question;
    private final List<Row> rows;
    private final boolean lacksKeys;
    private final boolean lacksParts;
    private final boolean disagrees;

    Rolling(StoredExport export, Question question, List<Row> rows) {
      this.cube = export.cube();
      this.question = question;
      this.rows = rows;
      this.lacksKeys = export.mayBeCut();
      boolean isFolded = rows.stream().anyMatch(row -> row.addresses() > 1);
      this.lacksParts =
          lacksKeys && (isFolded || !cube.dimensions().stream().allMatch(this::isKept));
      this.disagrees = export.warnings().contains(Export.BLOCKS_DISAGREE);
    }

    /** Whether no two values of a dimension share a group. */
    private boolean isKept(Dimension dimension) {
      return question.groupBy().contains(dimension)
          || question.filters().stream().anyMatch(filter -> filter.isOneValueOf(dimension));
    }

    RollUp rolledUp() {
      Map<List<@Nullable String>, List<Row>> groups = new LinkedHashMap<>();
      for (Row row : rows) {
        if (passes(row)) {
          groups.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
        }
      }
      Map<List<@Nullable String>, Figures> cells = new LinkedHashMap<>();
      groups.forEach((key, group) -> cells.put(key, merged(group)));
      return new RollUp(cells, lacksKeys ? Figures.NONE : Figures.EMPTY);
    }

    private boolean passes(Row row) {
      return question.filters().stream()
          .allMatch(filter -> filter.accepts(value(row, filter.dimension())));
    }

    private List<@Nullable String> key(Row row) {
      List<@Nullable String> key = new ArrayList<>();
      question.groupBy().forEach(dimension -> key.add(value(row, dimension)));
      return Collections.unmodifiableList(key);
    }

    private @Nullable String value(Row row, Dimension dimension) {
      return row.key().get(cube.dimensions().indexOf(dimension));
    }

    /** Merges the rows of each address, then the addresses. */
    private Figures merged(List<Row> group) {
      Map<@Nullable String, List<Figures>> byAddress = new LinkedHashMap<>();
      for (Row row : group) {
        @Nullable String address = cube.has(Dimension.URL) ? value(row, Dimension.URL) : null;
        byAddress.computeIfAbsent(address, any -> new ArrayList<>()).add(figures(row));
      }
      List<Figures> addresses = new ArrayList<>();
      byAddress.values().forEach(p -> addresses.add(Algebra.merge(Over.SESSION_ATTRIBUTES, p)));
      Figures all = Algebra.merge(Over.ADDRESSES, addresses);
      return disagrees && group.size() > 1 ? all.map(Rolling::withoutExactShare) : all;
    }

    private static Figure withoutExactShare(Measure measure, Figure figure) {
      boolean isShare = measure.kind() == Measure.Kind.RATE;
      return isShare && figure.isNear() ? Figure.about(figure.near()) : figure;
    }

    private Figures figures(Row row) {
      Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
      Algebra.withRates(row.facts())
          .values()
          .forEach((measure, value) -> figures.put(measure, figure(row, measure, value)));
      return new Figures(figures);
    }

    private Figure figure(Row row, Measure measure, double value) {
      boolean isMerged = row.addresses() > 1;
      Figure figure = isMerged ? ofMerged(row, measure, value) : Figure.exact(value);
      boolean isDisputed = disagrees && !isMerged && !isTold(row, measure);
      if (isRounded(row, measure) || isDisputed) {
        figure = Figure.about(value);
      }
      if (!lacksParts) {
        return figure;
      }
      return measure.isCount() ? figure.withoutHigh().withoutNear() : Figure.UNKNOWN;
    }

    /**
     * Whether Clarity reported the figure itself. In a cut export, sessions come from Traffic only
     * if the bots do.
     */
    private boolean isTold(Row row, Measure measure) {
      boolean isOfTraffic = lacksKeys && measure == Measure.SESSIONS;
      return row.facts().has(isOfTraffic ? Measure.BOT_SESSIONS : measure);
    }

    /**
     * From {@link Algebra#ROUNDED_FROM} on, Clarity's rounded percentage doesn't determine the
     * count.
     */
    private static boolean isRounded(Row row, Measure measure) {
      boolean isAffected =
          measure.kind() == Measure.Kind.SESSIONS
              && measure != Measure.SESSIONS
              && measure != Measure.BOT_SESSIONS;
      return isAffected && row.facts().get(Measure.SESSIONS, 0) >= Algebra.ROUNDED_FROM;
    }

    /**
     * The figure of a row that folding or masking merged. Over addresses, sessions count once on
     * each.
     */
    private Figure ofMerged(Row row, Measure measure, double value) {
      boolean overAddresses = cube.has(Dimension.URL);
      return switch (measure.kind()) {
        case EVENTS -> Figure.exact(value);
        case SESSIONS -> overAddresses ? new Figure(0, value, Double.NaN) : Figure.exact(value);
        case USERS -> new Figure(0, value, Double.NaN);
        case MEAN -> Figure.about(value);
        case RATE -> ofMergedShare(row, measure, value);
      };
    }

    private Figure ofMergedShare(Row row, Measure measure, double value) {
      if (cube.has(Dimension.URL)) {
        return row.facts().has(measure) ? Figure.about(value) : Figure.UNKNOWN;
      }
      return disagrees ? Figure.about(value) : Figure.exact(value);
    }
  }
}
