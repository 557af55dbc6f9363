package io.claritytoolbox.demo;

import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Answers for a simulated site as Clarity would for a real one, at once and without a network. */
public final class DemoExportClient implements ExportClient {
  /** Clarity's limit on rows; an answer that reaches it may be cut. */
  private static final int MAX_ROWS = 1_000;

  private final SimulatedSite site;
  private final InstantSource clock;

  public DemoExportClient(SimulatedSite site, InstantSource clock) {
    this.site = site;
    this.clock = clock;
  }

  @Override
  public ExportOutcome fetch(ExportRequest request) {
    if (request.days() < 1 || request.days() > Export.MAX_DAYS) {
      return new ExportOutcome.Failed(ExportOutcome.Reason.MALFORMED, "400");
    }
    return new ExportOutcome.Answered(export(request, clock.instant()));
  }

  private Export export(ExportRequest request, Instant now) {
    List<Session> sessions = site.sessions(Window.endingAt(now, request.days()));
    return export(sessions, request.cube(), request.days(), now);
  }

  /** The export that Clarity gives at an instant of the sessions of so many days. */
  static Export export(List<Session> sessions, Cube cube, int days, Instant now) {
    List<Row> rows = rows(sessions, cube);
    List<Listing> listings = listings(sessions, cube);
    return new Export(
        cube,
        days,
        now,
        rows,
        listings,
        rows.size() == MAX_ROWS,
        WireRendering.render(cube, rows, listings),
        List.of());
  }

  static List<Row> rows(List<Session> sessions, Cube cube) {
    return BruteForce.aggregate(sessions, cube.dimensions()).stream()
        .limit(MAX_ROWS)
        .map(row -> AsReported.of(row, cube))
        .toList();
  }

  static List<Listing> listings(List<Session> sessions, Cube cube) {
    return cube.equals(Cube.SITE) ? TopTen.of(sessions) : List.of();
  }
}
