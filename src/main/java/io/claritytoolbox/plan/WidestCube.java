package io.claritytoolbox.plan;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.CHANNEL;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.MEDIUM;
import static io.claritytoolbox.model.Dimension.OS;
import static io.claritytoolbox.model.Dimension.SOURCE;
import static io.claritytoolbox.model.Dimension.URL;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses the cube to export: the widest useful one, so that later questions are free; narrower if
 * the site has more rows than Clarity returns.
 */
final class WidestCube {
  /** The cubes of the daily sync, to which questions are widened. */
  static final List<Cube> STANDARD =
      List.of(
          Cube.SITE,
          Cube.of(BROWSER, OS, DEVICE),
          Cube.of(COUNTRY, DEVICE, CHANNEL),
          Cube.of(SOURCE, MEDIUM, CAMPAIGN),
          Cube.of(URL, DEVICE, CHANNEL));

  private static final List<Cube> NARROWER =
      List.of(
          Cube.of(URL, DEVICE),
          Cube.of(URL),
          Cube.of(COUNTRY, DEVICE),
          Cube.of(COUNTRY),
          Cube.of(SOURCE, MEDIUM),
          Cube.of(SOURCE));

  /** Dimensions that widen other cubes, the most useful first. */
  private static final List<Dimension> PARTNERS =
      List.of(DEVICE, CHANNEL, OS, MEDIUM, BROWSER, COUNTRY, SOURCE, CAMPAIGN);

  private WidestCube() {}

  /** The cube to export for a requirement and span. */
  static Cube of(Requirement needed, int days, Snapshot snapshot) {
    return candidates(needed, days, snapshot).findFirst().orElse(needed.cube());
  }

  /**
   * The cube of nested exports, which are worth nothing once one is cut: a narrower one where the
   * widest could outgrow Clarity's rows.
   */
  static Cube ofNested(Requirement needed, int days, Snapshot snapshot) {
    return candidates(needed, days, snapshot)
        .filter(cube -> !snapshot.couldBeCut(cube, days))
        .findFirst()
        .orElseGet(() -> of(needed, days, snapshot));
  }

  private static Stream<Cube> candidates(Requirement needed, int days, Snapshot snapshot) {
    if (needed.cube().size() == 0) {
      return Stream.of(Cube.SITE);
    }
    return Stream.of(
            STANDARD.stream(),
            snapshot.cubes().filter(cube -> !snapshot.isProbablyCut(cube, days)),
            partnered(needed.cube(), snapshot),
            NARROWER.stream())
        .flatMap(cubes -> cubes)
        .filter(cube -> isUseful(cube, needed))
        .filter(cube -> !snapshot.isKnownDropped(cube))
        .filter(cube -> snapshot.dropped().doubtful(cube, needed.cube()) == 0)
        .filter(cube -> !snapshot.isKnownCut(cube, days));
  }

  /**
   * Widens a pair that no standard cube has, if this site's exports leave room and neither of the
   * two is suspect: another dimension could be dropped as well.
   */
  private static Stream<Cube> partnered(Cube pair, Snapshot snapshot) {
    boolean isSuspect = snapshot.dropped().doubtful(pair, Cube.SITE) > 0;
    if (pair.size() != 2 || isSuspect || !snapshot.hasRoom(pair)) {
      return Stream.empty();
    }
    return PARTNERS.stream()
        .filter(partner -> !pair.has(partner))
        .filter(partner -> isNew(pair, partner, snapshot))
        .map(partner -> with(pair, partner));
  }

  private static boolean isNew(Cube pair, Dimension partner, Snapshot snapshot) {
    return pair.dimensions().stream()
        .filter(one -> one == URL || !pair.has(URL))
        .anyMatch(one -> !snapshot.hasRecent(Cube.of(one, partner)));
  }

  private static Cube with(Cube pair, Dimension partner) {
    return Cube.of(Stream.concat(pair.dimensions().stream(), Stream.of(partner)).toList());
  }

  /** The standard cubes, each narrowed until a day of this site fits and Clarity breaks it down. */
  static List<Cube> daily(Snapshot snapshot) {
    return STANDARD.stream()
        .map(cube -> narrowed(cube, snapshot))
        .distinct()
        .filter(cube -> !snapshot.isKnownDropped(cube))
        .toList();
  }

  private static Cube narrowed(Cube cube, Snapshot snapshot) {
    return Stream.concat(Stream.of(cube), NARROWER.stream())
        .filter(candidate -> candidate.equals(cube) || isNarrower(candidate, cube))
        .filter(snapshot::isWorthADay)
        .findFirst()
        .orElse(cube.has(URL) ? Cube.of(URL) : cube);
  }

  private static boolean isNarrower(Cube narrower, Cube cube) {
    return cube.contains(narrower) && narrower.has(URL) == cube.has(URL);
  }

  private static boolean isUseful(Cube cube, Requirement needed) {
    return cube.contains(needed.cube()) && cube.has(URL) == needed.cube().has(URL);
  }
}
