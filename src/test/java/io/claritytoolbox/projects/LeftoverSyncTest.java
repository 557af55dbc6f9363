package io.claritytoolbox.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.DemoHistory;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoverSyncTest {
  private static final Instant LATE = Instant.parse("2026-03-11T23:30:00Z");

  @Test
  void doesNotSyncTheDemo() {
    DemoProjects demo = new DemoProjects(() -> LATE);

    new LeftoverSync(demo, () -> LATE).take();

    int spent = demo.open(null).match(analyst -> analyst.quota().requests().size(), closed -> -1);
    assertThat(spent).isEqualTo(DemoHistory.DAILY.size());
  }

  @Test
  void opensNothingBeforeTheLastHour() {
    List<String> opened = new ArrayList<>();

    new LeftoverSync(new Broken(opened), () -> LATE.minus(Duration.ofMinutes(31))).take();

    assertThat(opened).isEmpty();
  }

  @Test
  void syncsOnlyOnce() {
    try (Storage storage = Storage.open("jdbc:sqlite::memory:", () -> LATE)) {
      Analyst shop = shop(storage);
      Projects projects = new One(shop);

      new LeftoverSync(projects, () -> LATE).take();
      new LeftoverSync(projects, () -> LATE).take();

      assertThat(shop.quota().requests()).hasSize(5);
      assertThat(shop.quota().routineDue()).isZero();
    }
  }

  @Test
  void continuesAfterAProjectThatFailsToOpen() {
    List<String> opened = new ArrayList<>();
    Projects projects = new Broken(opened);

    new LeftoverSync(projects, () -> LATE).take();

    assertThat(opened).containsExactly("one", "two", "three");
  }

  /** Three projects: the second fails to open. */
  private record Broken(List<String> opened) implements Projects {
    @Override
    public List<String> names() {
      return List.of("one", "two", "three");
    }

    @Override
    public Access open(String name) {
      opened.add(name);
      if (name.equals("two")) {
        throw new StorageFailure("The disk is gone.", new SQLException());
      }
      return new Closed("Nothing is configured.");
    }
  }

  private static Analyst shop(Storage storage) {
    ProjectId id = new ProjectId("shop");
    QuotaGuard guard =
        new QuotaGuard(storage.ledger(), id, new QuotaGuard.Allowance(10, 0), () -> LATE);
    DemoExportClient client = new DemoExportClient(new SimulatedSite(SiteShape.SHOP), () -> LATE);
    Spending.Means means =
        new Spending.Means(guard, storage.leases(), storage.history(id, ""), client);
    return new Analyst(new Project(id, "shop", false), means, () -> LATE);
  }

  private record One(Analyst analyst) implements Projects {
    @Override
    public List<String> names() {
      return List.of("shop");
    }

    @Override
    public Access open(String name) {
      return new Open(analyst);
    }
  }
}
