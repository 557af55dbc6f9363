package io.claritytoolbox.projects;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.DemoHistory;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One simulated project with five weeks of history, the same guard, and a store in memory: each
 * start has the budget that this morning's sync left.
 */
public final class DemoProjects implements ProjectRegistry {
  private static final ProjectId DEMO = new ProjectId("demo");
  private static final int LIMIT = 10;

  private final InstantSource clock;
  private @Nullable Storage storage;
  private @Nullable DemoHistory history;
  private @Nullable Analyst analyst;

  public DemoProjects(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<String> names() {
    return List.of(DEMO.value());
  }

  @Override
  public synchronized Access open(@Nullable String name) {
    Analyst known = analyst;
    if (known == null) {
      known = make();
      analyst = known;
    }
    return new Open(known);
  }

  @Override
  public Optional<Config.Reading> settings() {
    return Optional.empty();
  }

  @Override
  public List<String> keptNames() {
    return names();
  }

  @Override
  public StoredProject holding(String name) {
    return new StoredProject(DEMO, DEMO.value(), "", storage(), history());
  }

  @Override
  public Optional<Storage> store() {
    return Optional.of(storage());
  }

  @Override
  public Optional<Duration> serverAhead(String name) {
    return Optional.empty();
  }

  private synchronized Storage storage() {
    Storage known = storage;
    if (known == null) {
      known = Storage.open("jdbc:sqlite::memory:", clock);
      storage = known;
    }
    return known;
  }

  private synchronized DemoHistory history() {
    DemoHistory known = history;
    if (known == null) {
      Instant now = clock.instant();
      known = new DemoHistory(storage().history(DEMO, ""), DemoHistory.shop(now), now);
      noteSyncOf(DemoHistory.lastMorning(now), storage().ledger());
      history = known;
    }
    return known;
  }

  private Analyst make() {
    Storage storage = storage();
    DemoHistory past = history();
    Spending.Means means =
        new Spending.Means(
            new QuotaGuard(storage.ledger(), DEMO, new Allowance(LIMIT, 0), clock),
            storage.leases(),
            past,
            new DemoExportClient(past.site(), clock));
    return new Analyst(new Project(DEMO, DEMO.value(), true), means, clock);
  }

  /** What the sync took this morning counts against today's budget. */
  private static void noteSyncOf(Instant morning, QuotaLedger ledger) {
    QuotaDay day = QuotaDay.of(morning);
    for (Cube cube : DemoHistory.DAILY) {
      ledger
          .take(DEMO, day, LIMIT, new QuotaLedger.Purpose(cube, 1, morning))
          .ifPresent(slot -> ledger.settle(DEMO, day, slot, QuotaLedger.Fate.ANSWERED));
    }
  }
}
