package io.claritytoolbox.render;

import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the stored exports of one breakdown answer without a request.
 *
 * @param cube the breakdown
 * @param days how many days of 24 hours they cover together
 * @param newest when Clarity was asked for the last of them
 * @param mayBeCut whether rows may be missing from any
 */
record FreeDays(Cube cube, long days, Instant newest, boolean mayBeCut) {
  private static final long HOURS_PER_DAY = 24;

  /** One for each breakdown, the newest first. */
  static List<FreeDays> of(List<Source> exports) {
    Map<Cube, List<Source>> byCube =
        exports.stream()
            .sorted(Comparator.comparing(Source::takenAt).reversed())
            .collect(Collectors.groupingBy(Source::cube, LinkedHashMap::new, Collectors.toList()));
    return byCube.values().stream().map(FreeDays::together).toList();
  }

  private static FreeDays together(List<Source> newestFirst) {
    Source newest = newestFirst.get(0);
    return new FreeDays(
        newest.cube(),
        covered(newestFirst),
        newest.takenAt(),
        newestFirst.stream().anyMatch(Source::mayBeCut));
  }

  /** Time that several exports cover counts once. */
  private static long covered(List<Source> newestFirst) {
    Duration covered = Duration.ZERO;
    Instant reached = Instant.MAX;
    for (Source export : newestFirst) {
      Instant from = export.takenAt().minus(Duration.ofDays(export.days()));
      Instant to = export.takenAt().isBefore(reached) ? export.takenAt() : reached;
      if (from.isBefore(to)) {
        covered = covered.plus(Duration.between(from, to));
        reached = from;
      }
    }
    return Math.round((double) covered.toHours() / HOURS_PER_DAY);
  }

  /** {@code 13 days by page, device and channel}. */
  String words() {
    return TimeText.counted(days, "day") + " " + breakdown();
  }

  /** {@code by page, device and channel}; {@code of the whole site} without a dimension. */
  String breakdown() {
    List<String> words = cube.dimensions().stream().map(Dimension::word).toList();
    if (words.isEmpty()) {
      return "of the whole site";
    }
    int last = words.size() - 1;
    String before = String.join(", ", words.subList(0, last));
    return "by " + (before.isEmpty() ? "" : before + " and ") + words.get(last);
  }
}
