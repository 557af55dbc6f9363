package io.claritytoolbox.air;

import io.claritytoolbox.history.Holding;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.storage.Storage;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
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
  public <T> T open(Function<AirDesk, T> open, Function<String, T> closed) {
    return open.apply(demo().desk());
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
    return new Demo(
        AirDesk.of(TOWN, new DemoSensors(clock), storage, new PaidRequests(), clock),
        new AirHolding(TOWN, storage, "in memory while the demo runs", List.of(), clock));
  }
}
