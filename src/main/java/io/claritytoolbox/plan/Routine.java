package io.claritytoolbox.plan;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.OS;
import static io.claritytoolbox.model.Dimension.URL;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The breakdowns of the daily sync. Beside the standard ones it takes those that were asked for
 * lately, as many as its allowance permits. One that was begun continues before another begins, so
 * that its history has no gaps.
 *
 * @param standard as they fit this site; the site and its pages first
 * @param asked pages by browser, then what questions asked for
 */
public record Routine(List<Cube> standard, List<Cube> asked) {
  /** The next day's export is due after this; earlier it would overlap too much. */
  static final Duration DUE = Duration.ofHours(20);

  /**
   * Always wanted, because hotspots and changes need them; the second if the first is cut or
   * dropped.
   */
  private static final List<Cube> ALWAYS =
      List.of(Cube.of(URL, BROWSER, OS), Cube.of(URL, BROWSER));

  public Routine {
    standard = List.copyOf(standard);
    asked = List.copyOf(asked);
  }

  public static Routine of(Snapshot snapshot) {
    Allowance allowance = snapshot.budget().allowance();
    List<Cube> standard =
        WidestCube.daily(snapshot).stream()
            .sorted(Comparator.comparing(Routine::importance))
            .limit(allowance.sync())
            .toList();
    long room =
        Math.min(allowance.sync(), allowance.limit() - allowance.reserve()) - inVain(snapshot);
    List<Cube> asked = new ArrayList<>();
    Stream.concat(ALWAYS.stream(), wanted(snapshot))
        .filter(snapshot::isWorthADay)
        .forEach(
            cube -> {
              boolean isHeld = isHeld(cube, standard) || isHeld(cube, asked);
              if (!isHeld && standard.size() + asked.size() < room) {
                asked.add(cube);
              }
            });
    return new Routine(standard, asked);
  }

  /** Whether the standard exports lack a breakdown, so that asking for it counts. */
  public static boolean isBeyondStandard(Cube cube, Snapshot snapshot) {
    return cube.size() > 0 && !isHeld(cube, WidestCube.daily(snapshot));
  }

  /** All breakdowns in order. */
  public List<Cube> all() {
    return Stream.concat(standard.stream(), asked.stream()).toList();
  }

  /** What was asked for: the longest history first, then the finest, then the latest. */
  private static Stream<Cube> wanted(Snapshot snapshot) {
    Comparator<Map.Entry<Cube, Instant>> byHistory =
        Comparator.comparing(asked -> daysBegun(asked.getKey(), snapshot));
    Comparator<Map.Entry<Cube, Instant>> bySize =
        Comparator.comparing(asked -> asked.getKey().size());
    return snapshot.budget().asked().entrySet().stream()
        .sorted(
            byHistory
                .thenComparing(bySize)
                .thenComparing(Map.Entry::getValue)
                .reversed()
                .thenComparing(asked -> asked.getKey().toString()))
        .map(Map.Entry::getKey);
  }

  private static long daysBegun(Cube cube, Snapshot snapshot) {
    Instant since = snapshot.now().minus(Duration.ofDays(QuotaLedger.ASKED_DAYS));
    return snapshot.exports().stream()
        .filter(export -> export.days() == 1 && export.cube().equals(cube))
        .filter(export -> export.takenAt().isAfter(since))
        .map(StoredExport::window)
        .map(window -> window.date())
        .distinct()
        .count();
  }

  /** One-day exports of this sync that were wasted: Clarity cut or dropped them. */
  private static long inVain(Snapshot snapshot) {
    Instant since = snapshot.now().minus(DUE);
    long cut =
        snapshot.exports().stream()
            .filter(export -> export.days() == 1 && export.mayBeCut())
            .filter(export -> export.takenAt().isAfter(since))
            .count();
    return cut
        + snapshot.budget().requests().stream()
            .filter(entry -> entry.fate() == Fate.DROPPED && entry.purpose().days() == 1)
            .count();
  }

  private static boolean isHeld(Cube cube, List<Cube> by) {
    return by.stream().anyMatch(each -> each.contains(cube) && each.has(URL) == cube.has(URL));
  }

  private static int importance(Cube cube) {
    if (cube.size() == 0) {
      return 0;
    }
    return cube.has(URL) ? 1 : 2;
  }
}
