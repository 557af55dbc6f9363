package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Planner;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A breakdown that questions can use without a request, with any measures.
 *
 * @param days the days up to now
 * @param spend {@link Spend#AUTO} if a usual question is free; {@link Spend#NEVER} if it must say
 *     so, because a request would bring a fresher or better answer
 * @param newest when the newest export was taken
 * @param mayBeCut whether any export may lack rows
 */
public record FreeNow(Cube cube, int days, Spend spend, Instant newest, boolean mayBeCut) {
  private static final int MOST_DAYS = 90;

  /** Lengths to try below all that is stored. */
  private static final List<Integer> SHORTER = List.of(7, 3, 2, 1);

  /** One for each stored breakdown, newest first. */
  static List<FreeNow> of(Snapshot snapshot) {
    Map<Cube, List<StoredExport>> byCube =
        snapshot.exports().stream()
            .collect(
                Collectors.groupingBy(StoredExport::cube, LinkedHashMap::new, Collectors.toList()));
    return byCube.values().stream().map(exports -> of(exports, snapshot)).toList();
  }

  /** If no request is left, everything stored is free. */
  private static FreeNow of(List<StoredExport> newestFirst, Snapshot snapshot) {
    StoredExport newest = newestFirst.get(0);
    int most = (int) Math.max(1, Math.min(MOST_DAYS, covered(newestFirst)));
    boolean isAnyFree = snapshot.budget().available(Spend.AUTO) == 0;
    OptionalInt asItIs =
        isAnyFree
            ? OptionalInt.empty()
            : longest(most, days -> Planner.isFree(anything(newest.cube(), days), snapshot));
    int stored =
        asItIs.orElseGet(
            () ->
                longest(most, days -> Planner.isStored(anything(newest.cube(), days), snapshot))
                    .orElse(newest.days()));
    return new FreeNow(
        newest.cube(),
        stored,
        isAnyFree || asItIs.isPresent() ? Spend.AUTO : Spend.NEVER,
        newest.takenAt(),
        newestFirst.stream().anyMatch(StoredExport::mayBeCut));
  }

  private static OptionalInt longest(int most, IntPredicate isFree) {
    return IntStream.concat(
            IntStream.of(most),
            SHORTER.stream().mapToInt(Integer::intValue).filter(days -> days < most))
        .filter(isFree)
        .findFirst();
  }

  /** What asks the most of exports: users and means of each, and a sum of sessions of all. */
  private static Requirement anything(Cube cube, int days) {
    List<Measure> measures =
        Arrays.stream(Measure.values())
            .filter(measure -> measure.kind() != Measure.Kind.EVENTS)
            .toList();
    return Requirement.ofTable(cube, measures, new Period(days, 0));
  }

  /** Days of 24 hours; time that several exports cover counts once. */
  private static long covered(List<StoredExport> newestFirst) {
    Duration covered = Duration.ZERO;
    Instant reached = Instant.MAX;
    for (StoredExport export : newestFirst) {
      Instant from = export.window().from();
      Instant to = export.takenAt().isBefore(reached) ? export.takenAt() : reached;
      if (from.isBefore(to)) {
        covered = covered.plus(Duration.between(from, to));
        reached = from;
      }
    }
    return Math.round(covered.toHours() / (double) Duration.ofDays(1).toHours());
  }

  /** {@code 13 days by page, device and channel}. */
  public String words() {
    return Wording.days(days) + " " + breakdown();
  }

  /** {@code by page, device and channel}, or {@code of the whole site}. */
  public String breakdown() {
    List<String> words = cube.dimensions().stream().map(Dimension::word).toList();
    if (words.isEmpty()) {
      return "of the whole site";
    }
    int last = words.size() - 1;
    String before = String.join(", ", words.subList(0, last));
    return "by " + (before.isEmpty() ? "" : before + " and ") + words.get(last);
  }
}
