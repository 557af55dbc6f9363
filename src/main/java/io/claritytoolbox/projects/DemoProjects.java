package io.claritytoolbox.projects;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One simulated project, with the same guard and a store in memory: each start has a new day's
 * budget.
 */
public final class DemoProjects implements ProjectRegistry {
  private static final ProjectId DEMO = new ProjectId("demo");

  private final InstantSource clock;
  private @Nullable Storage storage;
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
    return new StoredProject(DEMO, DEMO.value(), "", storage());
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

  private Analyst make() {
    Storage storage = storage();
    Spending.Means means =
        new Spending.Means(
            new QuotaGuard(storage.ledger(), DEMO, new Allowance(10, 0), clock),
            storage.leases(),
            storage.history(DEMO, ""),
            new DemoExportClient(new SimulatedSite(SiteShape.SHOP), clock));
    return new Analyst(new Project(DEMO, DEMO.value(), true), means, clock);
  }
}
