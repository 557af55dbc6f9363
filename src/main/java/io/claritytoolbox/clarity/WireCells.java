package io.claritytoolbox.clarity;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins the blocks by their keys as they came. No block has all of them: only Traffic knows what
 * bots alone came to. Rates are left out: they are recombined from counts where they are needed.
 */
final class WireCells {
  private static final double PERCENT = 100;

  private final Cube cube;
  private final Set<WireOddity> oddities;
  private final Map<WireKey, Map<Measure, Double>> cells = new LinkedHashMap<>();

  private WireCells(Cube cube, Set<WireOddity> oddities) {
    this.cube = cube;
    this.oddities = oddities;
  }

  /** The facts by raw key, those of Traffic first. */
  static Map<WireKey, Facts> join(WireBlocks blocks, Cube cube, Set<WireOddity> oddities) {
    WireCells joined = new WireCells(cube, oddities);
    for (WireMetric metric : WireMetric.values()) {
      if (metric.listing().isEmpty()) {
        blocks.rows(metric).ifPresent(rows -> joined.add(metric, rows));
      }
    }
    Map<WireKey, Facts> facts = new LinkedHashMap<>();
    joined.cells.forEach((key, values) -> facts.put(key, new Facts(values)));
    return facts;
  }

  private void add(WireMetric metric, List<WireRow> rows) {
    Set<WireKey> seen = new HashSet<>();
    for (WireRow row : rows) {
      WireKey key = key(row);
      if (seen.add(key)) {
        add(metric, row, cells.computeIfAbsent(key, fresh -> new EnumMap<>(Measure.class)));
      } else {
        oddities.add(WireOddity.REPEATED_ROW);
      }
    }
  }

  private WireKey key(WireRow row) {
    List<@Nullable String> key = new ArrayList<>();
    for (Dimension dimension : cube.dimensions()) {
      key.add(row.text(dimension.label(), oddities));
    }
    return new WireKey(key);
  }

  private void add(WireMetric metric, WireRow row, Map<Measure, Double> cell) {
    switch (metric) {
      case TRAFFIC -> traffic(row, cell);
      case SCROLL_DEPTH ->
          put(cell, Measure.SCROLL_DEPTH_PERCENT, number(row, WireField.SCROLL_DEPTH));
      case ENGAGEMENT_TIME -> {
        put(cell, Measure.TOTAL_SECONDS, number(row, WireField.TOTAL_TIME));
        put(cell, Measure.ACTIVE_SECONDS, number(row, WireField.ACTIVE_TIME));
      }
      default -> metric.signal().ifPresent(signal -> friction(signal, row, cell));
    }
  }

  private void traffic(WireRow row, Map<Measure, Double> cell) {
    put(cell, Measure.SESSIONS, number(row, WireField.TOTAL_SESSIONS));
    put(cell, Measure.BOT_SESSIONS, number(row, WireField.BOT_SESSIONS));
    put(cell, Measure.USERS, number(row, WireField.USERS));
    put(cell, Measure.PAGES_PER_SESSION, number(row, WireField.PAGES_PER_SESSION));
  }

  private void friction(Signal signal, WireRow row, Map<Measure, Double> cell) {
    OptionalDouble sessions = number(row, WireField.SESSIONS);
    OptionalDouble percent = number(row, WireField.WITH_SIGNAL);
    sessions.ifPresent(count -> compareSessions(count, cell));
    put(cell, signal.occurrences(), number(row, WireField.OCCURRENCES));
    put(cell, signal.pageViews(), number(row, WireField.PAGE_VIEWS));
    if (sessions.isPresent() && percent.isPresent()) {
      double affected = sessions.getAsDouble() * percent.getAsDouble() / PERCENT;
      cell.put(signal.sessions(), (double) Math.round(affected));
    }
  }

  private void compareSessions(double count, Map<Measure, Double> cell) {
    Double known = cell.putIfAbsent(Measure.SESSIONS, count);
    if (known != null && known != count) {
      oddities.add(WireOddity.OTHER_SESSIONS);
    }
  }

  private OptionalDouble number(WireRow row, WireField field) {
    return row.number(field, oddities);
  }

  private static void put(Map<Measure, Double> cell, Measure measure, OptionalDouble value) {
    value.ifPresent(known -> cell.put(measure, known));
  }
}
