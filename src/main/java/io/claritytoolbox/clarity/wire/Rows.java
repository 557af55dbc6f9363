package io.claritytoolbox.clarity.wire;

import io.claritytoolbox.clarity.wire.Blocks.Line;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.scrub.FieldScrub;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins blocks into rows by their raw keys, folds the keys, and merges rows that then share one. No
 * block has all keys: only Traffic has those of bots. A row that was not merged keeps Clarity's
 * shares.
 */
final class Rows {
  private static final double PERCENT = 100;

  private final Cube cube;
  private final boolean mayBeCut;
  private final Set<Oddity> oddities;
  private final Map<Key, Map<Measure, Double>> cells = new LinkedHashMap<>();

  private record Key(List<@Nullable String> values) {
    Key {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  private Rows(Cube cube, Blocks blocks, Set<Oddity> oddities) {
    this.cube = cube;
    this.mayBeCut = blocks.mayBeCut();
    this.oddities = oddities;
  }

  /** One row for each folded key, those of Traffic first. */
  static List<Row> of(Blocks blocks, Cube cube, FieldScrub scrub, Set<Oddity> oddities) {
    Rows rows = new Rows(cube, blocks, oddities);
    for (Block block : Block.values()) {
      if (block.listing().isEmpty()) {
        rows.join(block, blocks.lines(block));
      }
    }
    return rows.folded(scrub);
  }

  private void join(Block block, List<Line> lines) {
    Set<Key> seen = new HashSet<>();
    for (Line line : lines) {
      Key key = key(line);
      if (seen.add(key)) {
        add(block, line, cells.computeIfAbsent(key, fresh -> new EnumMap<>(Measure.class)));
      } else {
        oddities.add(Oddity.REPEATED_ROW);
      }
    }
  }

  private Key key(Line line) {
    List<@Nullable String> key = new ArrayList<>();
    for (Dimension dimension : cube.dimensions()) {
      key.add(line.text(dimension.label()));
    }
    return new Key(key);
  }

  private void add(Block block, Line line, Map<Measure, Double> cell) {
    switch (block) {
      case TRAFFIC -> {
        put(cell, Measure.SESSIONS, line.number(Field.TOTAL_SESSIONS));
        put(cell, Measure.BOT_SESSIONS, line.number(Field.BOT_SESSIONS));
        put(cell, Measure.USERS, line.number(Field.USERS));
        put(cell, Measure.PAGES_PER_SESSION, line.number(Field.PAGES_PER_SESSION));
      }
      case SCROLL_DEPTH -> put(cell, Measure.SCROLL_DEPTH_PERCENT, line.number(Field.SCROLL_DEPTH));
      case ENGAGEMENT_TIME -> {
        put(cell, Measure.TOTAL_SECONDS, line.number(Field.TOTAL_TIME));
        put(cell, Measure.ACTIVE_SECONDS, line.number(Field.ACTIVE_TIME));
      }
      default -> block.signal().ifPresent(signal -> friction(signal, line, cell));
    }
  }

  private void friction(Signal signal, Line line, Map<Measure, Double> cell) {
    OptionalDouble sessions = line.number(Field.SESSIONS);
    OptionalDouble percent = line.number(Field.WITH_SIGNAL);
    sessions.ifPresent(count -> compareSessions(count, cell));
    put(cell, signal.occurrences(), line.number(Field.OCCURRENCES));
    put(cell, signal.pageViews(), line.number(Field.PAGE_VIEWS));
    if (sessions.isPresent() && sessions.getAsDouble() > 0) {
      put(cell, signal.sessionPercent(), percent);
    }
    if (sessions.isPresent() && percent.isPresent()) {
      double affected = sessions.getAsDouble() * percent.getAsDouble() / PERCENT;
      cell.put(signal.sessions(), (double) Math.round(affected));
    }
  }

  private void compareSessions(double count, Map<Measure, Double> cell) {
    Double known = cell.putIfAbsent(Measure.SESSIONS, count);
    if (known != null && known != count) {
      oddities.add(Oddity.OTHER_SESSIONS);
    }
  }

  private static void put(Map<Measure, Double> cell, Measure measure, OptionalDouble value) {
    value.ifPresent(known -> cell.put(measure, known));
  }

  private List<Row> folded(FieldScrub scrub) {
    Map<Key, List<Key>> rawKeys = new LinkedHashMap<>();
    for (Key raw : cells.keySet()) {
      rawKeys.computeIfAbsent(folded(raw, scrub), fresh -> new ArrayList<>()).add(raw);
    }
    List<Row> rows = new ArrayList<>();
    rawKeys.forEach((key, raws) -> rows.add(merged(key, raws)));
    return rows;
  }

  private Key folded(Key raw, FieldScrub scrub) {
    List<@Nullable String> folded = new ArrayList<>();
    for (int index = 0; index < cube.size(); index++) {
      folded.add(scrub.value(cube.dimensions().get(index), raw.values().get(index)));
    }
    return new Key(folded);
  }

  private Row merged(Key key, List<Key> raws) {
    List<Facts> parts = raws.stream().map(cells::get).map(Facts::new).toList();
    return new Row(key.values(), Algebra.merge(parts, mergedOver(raws)), keys(key, raws));
  }

  /** A cut answer may lack keys that fold to the same. */
  private int keys(Key key, List<Key> raws) {
    return mayBeCut && !raws.equals(List.of(key)) ? Math.max(2, raws.size()) : raws.size();
  }

  private Set<Algebra.Over> mergedOver(List<Key> raws) {
    Set<Algebra.Over> overs = EnumSet.noneOf(Algebra.Over.class);
    for (Dimension dimension : cube.dimensions()) {
      if (distinct(raws, dimension) > 1) {
        overs.add(
            dimension.isSessionAttribute()
                ? Algebra.Over.SESSION_ATTRIBUTES
                : Algebra.Over.ADDRESSES);
      }
    }
    return overs;
  }

  private int distinct(List<Key> raws, Dimension dimension) {
    int index = cube.dimensions().indexOf(dimension);
    return (int) raws.stream().map(raw -> raw.values().get(index)).distinct().count();
  }
}
