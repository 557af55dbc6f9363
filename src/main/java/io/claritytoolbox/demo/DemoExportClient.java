package io.claritytoolbox.demo;

import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Returns exports of a simulated site, in the form and with the rounding of Clarity. */
public final class DemoExportClient implements ExportClient {
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
    Instant now = clock.instant();
    List<Session> sessions = site.sessions(Window.endingAt(now, request.days()));
    return new ExportOutcome.Answered(export(sessions, request.cube(), request.days(), now));
  }

  static Export export(List<Session> sessions, Cube cube, int days, Instant now) {
    List<Row> rows = rows(sessions, cube);
    List<Listing> listings = listings(sessions, cube);
    return new Export(
        cube,
        days,
        now,
        rows,
        listings,
        rows.size() == Export.MAX_ROWS,
        WireRendering.render(cube, rows, listings),
        List.of());
  }

  static List<Row> rows(List<Session> sessions, Cube cube) {
    return BruteForce.aggregate(sessions, cube.dimensions()).stream()
        .limit(Export.MAX_ROWS)
        .map(row -> reported(row, cube))
        .toList();
  }

  static List<Listing> listings(List<Session> sessions, Cube cube) {
    return cube.equals(Cube.SITE) ? BruteForce.topTen(sessions) : List.of();
  }

  /**
   * Rounds a row as Clarity does: percentages to two decimals, times to seconds. Clarity reports
   * the affected sessions only as a percentage, so they are derived from the rounded percentage.
   */
  static Row reported(Row exact, Cube cube) {
    Map<Measure, Double> values = new EnumMap<>(exact.facts().values());
    values.computeIfPresent(Measure.SCROLL_DEPTH_PERCENT, (measure, depth) -> hundredths(depth));
    values.computeIfPresent(Measure.ACTIVE_SECONDS, (measure, time) -> (double) Math.round(time));
    values.computeIfPresent(Measure.TOTAL_SECONDS, (measure, time) -> (double) Math.round(time));
    for (Signal signal : Signal.values()) {
      if (WireRendering.hasOnlyBots(exact, cube)) {
        values.keySet().removeAll(signal.measures());
      } else {
        double percent = hundredths(exact.facts().get(signal.sessionPercent(), 0));
        double affected = exact.facts().get(Measure.SESSIONS, 0) * percent / 100;
        values.put(signal.sessionPercent(), percent);
        values.put(signal.sessions(), (double) Math.round(affected));
      }
    }
    return new Row(exact.key(), new Facts(values));
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
