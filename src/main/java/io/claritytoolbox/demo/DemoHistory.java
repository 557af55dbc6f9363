package io.claritytoolbox.demo;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A history as if the daily sync had run at 05:30 UTC on each of the last 35 mornings. The exports
 * of the past are listed at once and made when they are first read, so that the demo starts without
 * them. What is saved from now on is kept by another history.
 */
public final class DemoHistory implements ExportHistory {
  /** What the sync took every morning: the standard cubes, and pages by browser. */
  public static final List<Cube> DAILY =
      List.of(
          Cube.SITE,
          Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.DEVICE),
          Cube.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.CHANNEL),
          Cube.of(Dimension.SOURCE, Dimension.MEDIUM, Dimension.CAMPAIGN),
          Cube.of(Dimension.URL, Dimension.DEVICE, Dimension.CHANNEL),
          Cube.of(Dimension.URL, Dimension.BROWSER, Dimension.OS));

  static final int DAYS = 35;

  private static final LocalTime MORNING = LocalTime.of(5, 30);
  private static final Duration DAY = Duration.ofDays(1);

  /** Above every number that the other history gives while a demo runs. */
  private static final long FIRST_ID = 1_000_000;

  private final ExportHistory saved;
  private final SimulatedSite site;
  private final List<StoredExport> past;
  private final Map<Long, List<Row>> made = new HashMap<>();
  private Instant morning = Instant.EPOCH;
  private List<Session> sessions = List.of();

  /**
   * @param saved keeps what is saved from now on
   * @param site the shop with its past
   * @param now the last morning lies before it
   */
  public DemoHistory(ExportHistory saved, SimulatedSite site, Instant now) {
    this.saved = saved;
    this.site = site;
    this.past = past(now);
  }

  /**
   * The shop whose past this is.
   *
   * @param now as for the history
   */
  public static SimulatedSite shop(Instant now) {
    return SimulatedSite.withPast(
        SiteShape.SHOP, LocalDate.ofInstant(lastMorning(now), ZoneOffset.UTC));
  }

  public SimulatedSite site() {
    return site;
  }

  /** When the last sync ran. */
  public static Instant lastMorning(Instant now) {
    Instant today =
        LocalDate.ofInstant(now, ZoneOffset.UTC).atTime(MORNING).toInstant(ZoneOffset.UTC);
    return today.isAfter(now) ? today.minus(DAY) : today;
  }

  private static List<StoredExport> past(Instant now) {
    List<StoredExport> past = new ArrayList<>();
    Instant taken = lastMorning(now);
    for (int[] rows : RowCounts.upTo(LocalDate.ofInstant(taken, ZoneOffset.UTC))) {
      for (int cube = 0; cube < DAILY.size(); cube++) {
        past.add(
            new StoredExport(FIRST_ID + past.size(), DAILY.get(cube), 1, taken, rows[cube], false));
      }
      taken = taken.minus(DAY);
    }
    return List.copyOf(past);
  }

  @Override
  public StoredExport save(Export export) {
    return saved.save(export);
  }

  @Override
  public List<StoredExport> takenSince(Instant instant) {
    return Stream.concat(
            saved.takenSince(instant).stream(),
            past.stream().filter(export -> !export.takenAt().isBefore(instant)))
        .toList();
  }

  @Override
  public Map<StoredExport, List<Row>> rows(Collection<StoredExport> exports, List<Filter> filters) {
    Map<StoredExport, List<Row>> rows = new HashMap<>();
    List<StoredExport> others = new ArrayList<>(exports);
    others.removeAll(past);
    if (!others.isEmpty()) {
      rows.putAll(saved.rows(others, filters));
    }
    exports.stream().filter(past::contains).forEach(export -> rows.put(export, made(export)));
    return rows;
  }

  @Override
  public Map<StoredExport, Listing> listings(Collection<StoredExport> exports, Listing.Kind kind) {
    Map<StoredExport, Listing> listings = new HashMap<>();
    List<StoredExport> others = new ArrayList<>(exports);
    others.removeAll(past);
    if (!others.isEmpty()) {
      listings.putAll(saved.listings(others, kind));
    }
    for (StoredExport export : exports) {
      if (past.contains(export)) {
        DemoExportClient.listings(sessions(export.takenAt()), export.cube()).stream()
            .filter(list -> list.kind() == kind)
            .forEach(list -> listings.put(export, list));
      }
    }
    return listings;
  }

  @Override
  public Optional<String> payload(StoredExport export) {
    return past.contains(export)
        ? Optional.of(
            DemoExportClient.export(sessions(export.takenAt()), export.cube(), 1, export.takenAt())
                .payload())
        : saved.payload(export);
  }

  /** The past of the demo is never forgotten. */
  @Override
  public int forgetBefore(Instant instant) {
    return saved.forgetBefore(instant);
  }

  private synchronized List<Row> made(StoredExport export) {
    return made.computeIfAbsent(
        export.id(), id -> DemoExportClient.rows(sessions(export.takenAt()), export.cube()));
  }

  /** The exports of one morning count the same sessions. */
  private synchronized List<Session> sessions(Instant taken) {
    if (!taken.equals(morning)) {
      morning = taken;
      sessions = site.sessions(Window.endingAt(taken, 1));
    }
    return sessions;
  }
}
