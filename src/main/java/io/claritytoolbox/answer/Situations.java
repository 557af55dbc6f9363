package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaGuard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks at clock, budget and store for what a plan is made from. */
final class Situations {
  /** How far back the store tells what this site's exports are like. */
  static final Duration EXPERIENCE = Duration.ofDays(30);

  private final QuotaGuard guard;
  private final Shelf shelf;
  private final InstantSource clock;
  private final Set<Dimension> dropped =
      Collections.synchronizedSet(EnumSet.noneOf(Dimension.class));

  Situations(QuotaGuard guard, Shelf shelf, InstantSource clock) {
    this.guard = guard;
    this.shelf = shelf;
    this.clock = clock;
  }

  /** The one that a question meets now. */
  Situation of(Need need) {
    Period period = need.period();
    Duration reach = Duration.ofDays((long) period.days() + period.endsDaysAgo() + 4);
    return of(need.spend(), reach.compareTo(EXPERIENCE) > 0 ? reach : EXPERIENCE);
  }

  /** The one that the routine meets now. */
  Situation ofRoutine() {
    return of(Spend.AUTO, EXPERIENCE);
  }

  /**
   * The one that a question meets where the store is gone: what is at hand, and nothing to spend.
   */
  Situation withoutStore() {
    Instant now = clock.instant();
    return new Situation(now, shelf.atHand(), 0, QuotaDay.of(now).resetsAt(), dropped);
  }

  /** Notes what Clarity was seen to drop. */
  void drop(Collection<Dimension> dimensions) {
    dropped.addAll(dimensions);
  }

  private Situation of(Spend spend, Duration back) {
    Instant now = clock.instant();
    List<StoredExport> stored = shelf.takenSince(now.minus(back));
    return new Situation(now, stored, guard.available(spend), guard.look().resetsAt(), dropped);
  }
}
