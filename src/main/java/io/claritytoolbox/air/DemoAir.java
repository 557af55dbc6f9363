package io.claritytoolbox.air;

import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.storage.AirTables;
import io.claritytoolbox.storage.Storage;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo: simulated sensors and a store in memory. */
public final class DemoAir implements Air {
  private static final Organisation TOWN = new Organisation("demo-town", true, List.of());

  private final InstantSource clock;
  private @Nullable Demo demo;

  /** The parts of the demo, created at the first question. */
  private record Demo(AirDesk desk, AirHolding holding) {}

  public DemoAir(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Access open() {
    return new Open(demo().desk());
  }

  @Override
  public List<Holding> holdings() {
    return List.of(demo().holding());
  }

  private synchronized Demo demo() {
    Demo made = demo == null ? create() : demo;
    demo = made;
    return made;
  }

  private Demo create() {
    Storage storage = Storage.open("jdbc:sqlite::memory:", clock);
    AirStore store = AirTables.of(storage, TOWN.id());
    AirSource sensors = new DemoSensors(clock);
    QuotaGuard guard =
        new QuotaGuard(
            storage.ledger(ReportDesk.BUDGET),
            TOWN.account(),
            QuotaGuard.Allowance.of(ReportDesk.DAILY_LIMIT, ReportDesk.REQUESTS),
            clock);
    ReportDesk reports =
        new ReportDesk(
            TOWN,
            sensors,
            store,
            guard,
            new PaidRequests(),
            new ReportDesk.Pauses(clock, time -> Thread.sleep(time.toMillis())));
    return new Demo(
        new AirDesk(TOWN, sensors, store, reports, clock),
        new AirHolding(TOWN, store, storage, "in memory while the demo runs", guard, List.of()));
  }
}
