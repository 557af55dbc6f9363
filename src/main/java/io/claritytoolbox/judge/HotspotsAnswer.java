package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.insight.Hotspots;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Window;
import java.util.List;

/**
 * The groups to fix first.
 *
 * @param coverage the days of 24 hours in the question
 * @param groupBy the dimensions of the groups
 * @param expectedBy the dimensions by which expected rates differ; empty if there are none
 * @param searched the dimensions that were searched for concentrated problems
 * @param ranked all groups with sessions, by lower limit, largest first
 */
public record HotspotsAnswer(
    Window window,
    Coverage coverage,
    List<Dimension> groupBy,
    List<Dimension> expectedBy,
    List<Dimension> searched,
    List<Hotspots.Hotspot> ranked,
    Judgement.Basis basis) {
  public HotspotsAnswer {
    groupBy = List.copyOf(groupBy);
    expectedBy = List.copyOf(expectedBy);
    searched = List.copyOf(searched);
    ranked = List.copyOf(ranked);
  }

  public int days() {
    return coverage.asked();
  }

  /** The number of groups with a significant excess. */
  public long hotspots() {
    return ranked.stream().filter(Hotspots.Hotspot::isHot).count();
  }
}
