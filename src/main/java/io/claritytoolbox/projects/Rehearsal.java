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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A configured project with a filled store and an unreachable Clarity. The launcher runs a session
 * with it to record the classes for the class data archive.
 */
public final class Rehearsal {
  private static final String PROJECT = "rehearsal";
  private static final List<Cube> CUBES =
      List.of(
          Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.DEVICE),
          Cube.of(Dimension.URL, Dimension.DEVICE, Dimension.CHANNEL));

  private final String store;
  private final InstantSource clock;

  /**
   * @param file the SQLite file to create
   */
  public Rehearsal(Path file, InstantSource clock) {
    this.store = "jdbc:sqlite:" + file.toAbsolutePath();
    this.clock = clock;
  }

  /** Fills the store and returns the environment variables of the project. */
  public Map<String, String> environment() {
    fill();
    return Map.of(
        "CLARITY_API_TOKEN",
        token(),
        "CLARITY_PROJECT_ID",
        PROJECT,
        "CLARITY_STORE",
        store,
        // Port 9 (discard) has no listener.
        "CLARITY_API_BASE_URL",
        "http://127.0.0.1:9/export-data/api/v1",
        "CLARITY_MCP_BASE_URL",
        "http://127.0.0.1:9/mcp");
  }

  /** An unsigned token with the claims of a Clarity token. */
  private String token() {
    long now = clock.instant().getEpochSecond();
    return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}")
        + "."
        + encoded(
            "{\"aud\":\"clarity.data-exporter\",\"scope\":\"Data.Export\",\"sub\":\"1\",\"nbf\":"
                + now
                + ",\"exp\":"
                + (now + Duration.ofDays(1).toSeconds())
                + "}")
        + ".unsigned";
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private void fill() {
    ProjectId project = new ProjectId(PROJECT);
    DemoExportClient shop = new DemoExportClient(new SimulatedSite(SiteShape.CORNER_SHOP), clock);
    try (Storage storage = Storage.open(store, clock)) {
      QuotaGuard.Allowance allowance = new QuotaGuard.Allowance(CUBES.size(), 0);
      QuotaGuard guard = new QuotaGuard(storage.ledger(), project, allowance, clock);
      for (Cube cube : CUBES) {
        ExportRequest request = new ExportRequest(cube, 3);
        guard.take(new Purpose(cube, request.days(), clock.instant()), Spend.AUTO);
        if (shop.fetch(request) instanceof ExportOutcome.Answered answered) {
          storage.history(project, "1").save(answered.export());
        }
      }
    }
  }
}
