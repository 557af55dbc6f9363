package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Clarity dropped today. If it answers without any dimension, the set that was asked for is
 * suspect, not each dimension. A dimension that another answer of today has is cleared.
 *
 * @param suspects sets of dimensions that fail together; a single one is certainly dropped
 */
public record DroppedDimensions(Set<Cube> suspects) {
  static final DroppedDimensions NOTHING = new DroppedDimensions(Set.of());

  public DroppedDimensions {
    suspects = Set.copyOf(suspects);
  }

  static DroppedDimensions of(Budget budget, List<StoredExport> exports) {
    List<StoredExport> today =
        exports.stream()
            .filter(export -> export.rows() > 0)
            .filter(export -> !export.takenAt().isBefore(budget.dayBegins()))
            .toList();
    Set<Cube> left =
        budget.record().dropped().stream()
            .map(noted -> uncleared(noted, today, lastSeen(noted, budget)))
            .filter(set -> set.size() > 0)
            .collect(Collectors.toSet());
    return new DroppedDimensions(
        left.stream().filter(set -> !isExplained(set, left)).collect(Collectors.toSet()));
  }

  private static Instant lastSeen(Cube noted, Budget budget) {
    return budget.requests().stream()
        .filter(entry -> entry.fate() == Fate.DROPPED)
        .map(Entry::purpose)
        .filter(purpose -> purpose.cube().contains(noted))
        .map(purpose -> purpose.at())
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** A single dimension is cleared by a later answer, one of a set by any answer of the day. */
  private static Cube uncleared(Cube noted, List<StoredExport> answers, Instant lastSeen) {
    Set<Dimension> rest = EnumSet.copyOf(noted.dimensions());
    for (StoredExport answer : answers) {
      if (noted.size() > 1 || answer.takenAt().isAfter(lastSeen)) {
        rest.removeAll(answer.cube().dimensions());
      }
    }
    boolean isOfTheSetAsAWhole = rest.isEmpty() && noted.size() > 1;
    return isOfTheSetAsAWhole ? noted : Cube.of(rest);
  }

  private static boolean isExplained(Cube set, Set<Cube> all) {
    return all.stream().anyMatch(other -> !other.equals(set) && set.contains(other));
  }

  /** The sets that a breakdown contains. */
  public List<Cube> in(Cube cube) {
    return suspects.stream().filter(cube::contains).toList();
  }

  /** How many dimensions of a cube, except another's, are suspect. */
  long doubtful(Cube cube, Cube aside) {
    return cube.dimensions().stream()
        .filter(dimension -> !aside.has(dimension))
        .filter(dimension -> suspects.stream().anyMatch(set -> set.has(dimension)))
        .count();
  }
}
