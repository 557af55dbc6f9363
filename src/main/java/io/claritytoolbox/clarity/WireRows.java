package io.claritytoolbox.clarity;

import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.scrub.FieldScrub;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds the keys of cells and merges those that become one. */
final class WireRows {
  private final Cube cube;
  private final FieldScrub scrub;

  WireRows(Cube cube, FieldScrub scrub) {
    this.cube = cube;
    this.scrub = scrub;
  }

  List<Row> fold(Map<WireKey, Facts> cells) {
    Map<WireKey, List<WireKey>> rawKeys = new LinkedHashMap<>();
    for (WireKey raw : cells.keySet()) {
      rawKeys.computeIfAbsent(fold(raw), fresh -> new ArrayList<>()).add(raw);
    }
    List<Row> rows = new ArrayList<>();
    rawKeys.forEach(
        (key, raws) -> {
          List<Facts> parts = raws.stream().map(cells::get).toList();
          rows.add(new Row(key.values(), Algebra.merge(parts, overs(raws)), addresses(raws)));
        });
    return rows;
  }

  private WireKey fold(WireKey raw) {
    List<@Nullable String> folded = new ArrayList<>();
    for (int index = 0; index < cube.size(); index++) {
      folded.add(scrub.value(cube.dimensions().get(index), raw.values().get(index)));
    }
    return new WireKey(folded);
  }

  private Set<Algebra.Over> overs(List<WireKey> raws) {
    Set<Algebra.Over> overs = EnumSet.noneOf(Algebra.Over.class);
    for (Dimension dimension : cube.dimensions()) {
      if (distinct(raws, dimension) > 1) {
        overs.add(over(dimension));
      }
    }
    return overs;
  }

  private int addresses(List<WireKey> raws) {
    return cube.has(Dimension.URL) ? distinct(raws, Dimension.URL) : 1;
  }

  private int distinct(List<WireKey> raws, Dimension dimension) {
    int index = cube.dimensions().indexOf(dimension);
    return (int) raws.stream().map(raw -> raw.values().get(index)).distinct().count();
  }

  private static Algebra.Over over(Dimension dimension) {
    return dimension.isSessionAttribute()
        ? Algebra.Over.SESSION_ATTRIBUTES
        : Algebra.Over.ADDRESSES;
  }
}
