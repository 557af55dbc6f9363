package io.claritytoolbox.projects;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.demo.DemoDashboardClient;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.DemoHistory;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.PaidRequests;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The demo: one simulated project with five weeks of history, a store in memory and the requests
 * that this morning's sync left.
 */
public final class DemoProjects implements ProjectRegistry {
  private static final ProjectId DEMO = new ProjectId("demo");
  private static final int LIMIT = 10;
  private static final int SYNC_REQUESTS = 7;
  private static final int DASHBOARD_LIMIT = 50;

  private final InstantSource clock;
  private @Nullable Demo demo;

  public DemoProjects(InstantSource clock) {
    this.clock = clock;
  }

  /** The parts of the demo, created at the first question. */
  private record Demo(Storage storage, DemoHistory history, Analyst analyst) {}

  @Override
  public List<String> names() {
    return List.of(DEMO.value());
  }

  @Override
  public Access open(@Nullable String name) {
    return new Open(demo().analyst());
  }

  @Override
  public Optional<Config.Reading> settings() {
    return Optional.empty();
  }

  @Override
  public List<String> storedNames() {
    return names();
  }

  @Override
  public StoredProject stored(String name) {
    return new StoredProject(DEMO, DEMO.value(), "", demo().storage(), demo().history());
  }

  @Override
  public Optional<Storage> store() {
    return Optional.of(demo().storage());
  }

  @Override
  public Optional<Duration> serverAhead(String name) {
    return Optional.empty();
  }

  private synchronized Demo demo() {
    if (demo == null) {
      demo = create(clock.instant());
    }
    return demo;
  }

  private Demo create(Instant now) {
    Storage storage = Storage.open("jdbc:sqlite::memory:", clock);
    DemoHistory history = new DemoHistory(storage.history(DEMO, ""), DemoHistory.shop(now), now);
    recordSync(DemoHistory.lastMorning(now), storage.ledger());
    Spending.Means means =
        new Spending.Means(
            new QuotaGuard(storage.ledger(), DEMO, new Allowance(LIMIT, 0, SYNC_REQUESTS), clock),
            storage.leases(),
            history,
            new DemoExportClient(history.site(), clock));
    Supplier<Optional<Dashboard>> dashboard = () -> Optional.of(dashboard(storage, history));
    Project project = new Project(DEMO, DEMO.value(), true);
    return new Demo(storage, history, new Analyst(project, means, clock, dashboard));
  }

  private Dashboard dashboard(Storage storage, DemoHistory history) {
    Allowance allowance = Allowance.of(DASHBOARD_LIMIT, Dashboard.REQUESTS);
    QuotaGuard guard = new QuotaGuard(storage.ledger(Dashboard.BUDGET), DEMO, allowance, clock);
    return new DemoDashboardClient(history.site()).within(guard, new PaidRequests());
  }

  /** Records this morning's sync in the ledger, so that it counts against today's requests. */
  private static void recordSync(Instant morning, QuotaLedger ledger) {
    QuotaDay day = QuotaDay.of(morning);
    for (Cube cube : DemoHistory.DAILY) {
      ledger
          .take(DEMO, day, LIMIT, new QuotaLedger.Purpose(cube, 1, morning))
          .ifPresent(slot -> ledger.settle(DEMO, day, slot, QuotaLedger.Fate.ANSWERED));
    }
  }
}
