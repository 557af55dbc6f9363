package io.claritytoolbox.projects;

import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * A configured project whose store has an export already and whose Clarity is never there: what the
 * launcher has a first session with, to record the classes that a later start takes from an
 * archive.
 */
public final class Rehearsal {
  private static final String PROJECT = "rehearsal";

  private final String store;
  private final InstantSource clock;

  /**
   * @param file of the store, which is made
   */
  public Rehearsal(Path file, InstantSource clock) {
    this.store = "jdbc:sqlite:" + file.toAbsolutePath();
    this.clock = clock;
  }

  /** What a user would have set. */
  public Map<String, String> environment() {
    fill();
    return Map.of(
        "CLARITY_API_TOKEN", PROJECT,
        "CLARITY_PROJECT_ID", PROJECT,
        "CLARITY_STORE", store,
        // Nobody listens at the port of discarded bytes.
        "CLARITY_API_BASE_URL", "http://127.0.0.1:9/export-data/api/v1");
  }

  private void fill() {
    ExportRequest request =
        new ExportRequest(Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.DEVICE), 3);
    ExportOutcome outcome =
        new DemoExportClient(new SimulatedSite(SiteShape.CORNER_SHOP), clock).fetch(request);
    ProjectId project = new ProjectId(PROJECT);
    try (Storage storage = Storage.open(store, clock)) {
      QuotaGuard guard =
          new QuotaGuard(storage.ledger(), project, new QuotaGuard.Allowance(1, 0), clock);
      guard.take(new Purpose(request.cube(), request.days(), clock.instant()), Spend.AUTO);
      if (outcome instanceof ExportOutcome.Answered answered) {
        storage.history(project, "").save(answered.export());
      }
    }
  }
}
