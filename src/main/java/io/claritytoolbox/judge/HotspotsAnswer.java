package io.claritytoolbox.judge;

import io.claritytoolbox.insight.Hotspots;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Window;
import java.util.List;

/**
 * What to fix first.
 *
 * @param days of 24 hours asked for
 * @param groupBy what the groups are of
 * @param expectedBy what a group's expected rate holds equal; empty where nothing finer is stored
 * @param searched where a group's trouble was looked for
 * @param ranked every group with sessions, the largest lower limit first
 */
public record HotspotsAnswer(
    Window window,
    int days,
    List<Dimension> groupBy,
    List<Dimension> expectedBy,
    List<Dimension> searched,
    List<Hotspots.Hotspot> ranked,
    Basis basis) {
  public HotspotsAnswer {
    groupBy = List.copyOf(groupBy);
    expectedBy = List.copyOf(expectedBy);
    searched = List.copyOf(searched);
    ranked = List.copyOf(ranked);
  }

  /** How many groups trouble more sessions than chance gives. */
  public long hotspots() {
    return ranked.stream().filter(Hotspots.Hotspot::isHot).count();
  }
}
