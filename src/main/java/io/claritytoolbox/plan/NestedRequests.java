package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The requests for nested exports, whose differences are days of a past period. */
record NestedRequests(Requirement needed, Snapshot snapshot) {
  /**
   * Nested exports of one cube that are not at hand; the longest first, because it shows soonest
   * whether they come back cut. A trend can show one of the days, so that goes first.
   */
  List<List<ExportRequest>> possible() {
    int shortest = needed.period().endsDaysAgo();
    int longest = Math.min(Export.MAX_DAYS, shortest + needed.period().days());
    Set<List<ExportRequest>> possible = new LinkedHashSet<>();
    for (Cube cube : longest > shortest ? cubes(longest) : Set.<Cube>of()) {
      for (int days = longest; days > shortest && needed.isDaily(); days--) {
        possible.add(notAtHand(cube, inTurn(days - 1, days)));
      }
      possible.add(
          notAtHand(
              cube,
              needed.isDaily() ? inTurn(shortest, longest) : IntStream.of(longest, shortest)));
    }
    possible.removeIf(List::isEmpty);
    return List.copyOf(possible);
  }

  private static IntStream inTurn(int shortest, int longest) {
    return shortest == 1
        ? IntStream.rangeClosed(shortest, longest)
        : IntStream.iterate(longest, days -> days >= shortest, days -> days - 1);
  }

  /** Cubes of which a part was just taken, then the widest that may fit. */
  private Set<Cube> cubes(int days) {
    Set<Cube> found = new LinkedHashSet<>();
    snapshot.exports().stream()
        .filter(this::isAtHand)
        .map(StoredExport::cube)
        .filter(this::isUseful)
        .filter(
            cube ->
                Fit.of(snapshot.imagine(new ExportRequest(cube, days)), needed).isGoodFor(needed))
        .forEach(found::add);
    found.add(wasJustCut(days) ? needed.cube() : WidestCube.ofNested(needed, days, snapshot));
    return found;
  }

  /**
   * Whether a wider export just came back cut. One more that is too wide would use up what a
   * question may cost.
   */
  private boolean wasJustCut(int days) {
    return !snapshot.isKnownCut(needed.cube(), days)
        && snapshot.exports().stream()
            .anyMatch(each -> each.mayBeCut() && isUseful(each.cube()) && isRecent(each));
  }

  private boolean isUseful(Cube cube) {
    return cube.contains(needed.cube())
        && cube.has(Dimension.URL) == needed.cube().has(Dimension.URL);
  }

  private List<ExportRequest> notAtHand(Cube cube, IntStream lengths) {
    return lengths
        .mapToObj(days -> new ExportRequest(cube, days))
        .filter(request -> snapshot.exports().stream().noneMatch(each -> isAtHand(each, request)))
        .toList();
  }

  private boolean isAtHand(StoredExport export, ExportRequest request) {
    return isAtHand(export)
        && export.cube().equals(request.cube())
        && export.days() == request.days();
  }

  /** Whether an export made now could be nested with it. */
  private boolean isAtHand(StoredExport export) {
    return !export.mayBeCut() && isRecent(export);
  }

  private boolean isRecent(StoredExport export) {
    Duration ago = Duration.between(export.takenAt(), snapshot.asOf()).abs();
    return ago.compareTo(Piece.TOGETHER) <= 0;
  }
}
