package io.claritytoolbox.answer;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Piece;
import io.claritytoolbox.spend.Met;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an answer rests on.
 *
 * @param requestsSpent what it cost
 * @param derived how it was made
 * @param age of its newest export
 * @param stale whether it is older than the budget requires
 * @param exports all that it rests on
 */
public record Provenance(
    int requestsSpent, Set<Derivation> derived, Duration age, boolean stale, List<Source> exports) {
  public Provenance {
    Set<Derivation> ordered = EnumSet.noneOf(Derivation.class);
    ordered.addAll(derived);
    derived = Collections.unmodifiableSet(ordered);
    exports = List.copyOf(exports);
  }

  static Provenance of(Met met, Cover cover, boolean stale) {
    Cube cube = met.needed().cube();
    Set<Derivation> steps = EnumSet.noneOf(Derivation.class);
    steps.add(met.spent().bought().isEmpty() ? Derivation.STORED : Derivation.FETCHED);
    if (cover.exports().stream().anyMatch(export -> !export.cube().equals(cube))) {
      steps.add(Derivation.ROLLED_UP);
    }
    if (cover.pieces().size() > 1) {
      steps.add(Derivation.COMPOSED);
    }
    if (cover.pieces().stream().anyMatch(Piece::isSubtracted)) {
      steps.add(Derivation.SUBTRACTED);
    }
    return new Provenance(
        met.spent().requests(),
        steps,
        cover.age(met.snapshot().now()),
        stale,
        cover.exports().stream().map(Source::of).toList());
  }

  /** A step from an export to the answer. */
  public enum Derivation {
    /** Requested for this question. */
    FETCHED,
    STORED,
    /** Rows of a finer breakdown were merged. */
    ROLLED_UP,
    /** Adjoining windows were added up. */
    COMPOSED,
    /** A shorter window was subtracted from a longer one. */
    SUBTRACTED;

    /** {@code rolled_up} for example. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
