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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A history with the exports of a daily sync at 05:30 UTC on each of the last 35 days. It creates
 * the rows of an export at the first read, so that the demo starts fast. Another history keeps new
 * exports.
 */
public final class DemoHistory implements ExportHistory {
  /** The exports of each day: the standard cubes, and pages by browser. */
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
  private static final String ROW_COUNTS = "row-counts.txt";

  /** Larger than any ID of the other history while a demo runs. */
  private static final long FIRST_ID = 1_000_000;

  /** The rows of the last demo: the next one of that day shares them. */
  private static Made made = new Made(Instant.EPOCH, Map.of());

  private record Made(Instant morning, Map<Long, List<Row>> rowsById) {}

  private final ExportHistory saved;
  private final SimulatedSite site;
  private final List<StoredExport> past;
  private final Map<Long, List<Row>> rowsById;
  private Instant morning = Instant.EPOCH;
  private List<Session> sessions = List.of();

  /**
   * @param saved keeps new exports
   * @param site the shop, from {@link #shop}
   * @param now the present; the last sync ran before it
   */
  public DemoHistory(ExportHistory saved, SimulatedSite site, Instant now) {
    this.saved = saved;
    this.site = site;
    this.past = past(now);
    this.rowsById = rowsOf(lastMorning(now));
  }

  /** The shop with five weeks of changes before {@code now}. */
  public static SimulatedSite shop(Instant now) {
    return SimulatedSite.withPast(
        SiteShape.SHOP, LocalDate.ofInstant(lastMorning(now), ZoneOffset.UTC));
  }

  private static synchronized Map<Long, List<Row>> rowsOf(Instant morning) {
    if (!made.morning.equals(morning)) {
      made = new Made(morning, new ConcurrentHashMap<>());
    }
    return made.rowsById;
  }

  public SimulatedSite site() {
    return site;
  }

  /** The time of the last daily sync. */
  public static Instant lastMorning(Instant now) {
    Instant today =
        LocalDate.ofInstant(now, ZoneOffset.UTC).atTime(MORNING).toInstant(ZoneOffset.UTC);
    return today.isAfter(now) ? today.minus(DAY) : today;
  }

  private static List<StoredExport> past(Instant now) {
    List<StoredExport> past = new ArrayList<>();
    Instant taken = lastMorning(now);
    for (int[] rows : rowCounts(LocalDate.ofInstant(taken, ZoneOffset.UTC))) {
      for (int cube = 0; cube < DAILY.size(); cube++) {
        past.add(
            new StoredExport(FIRST_ID + past.size(), DAILY.get(cube), 1, taken, rows[cube], false));
      }
      taken = taken.minus(DAY);
    }
    return List.copyOf(past);
  }

  /**
   * The number of rows of each export, by day, newest first. They depend only on the weekday of the
   * newest day: the file has a block of lines for each weekday, Monday first. A test writes it.
   */
  private static List<int[]> rowCounts(LocalDate newest) {
    try (InputStream in =
        Objects.requireNonNull(DemoHistory.class.getResourceAsStream(ROW_COUNTS))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip((newest.getDayOfWeek().getValue() - 1L) * DAYS)
          .limit(DAYS)
          .map(line -> Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    Map<StoredExport, List<Row>> rows = ofOthers(exports, others -> saved.rows(others, filters));
    exports.stream().filter(past::contains).forEach(export -> rows.put(export, rows(export)));
    return rows;
  }

  @Override
  public Map<StoredExport, Listing> listings(Collection<StoredExport> exports, Listing.Kind kind) {
    Map<StoredExport, Listing> listings = ofOthers(exports, others -> saved.listings(others, kind));
    for (StoredExport export : exports) {
      if (past.contains(export)) {
        DemoExportClient.listings(sessions(export.takenAt()), export.cube()).stream()
            .filter(list -> list.kind() == kind)
            .forEach(list -> listings.put(export, list));
      }
    }
    return listings;
  }

  private <T> Map<StoredExport, T> ofOthers(
      Collection<StoredExport> exports, Function<List<StoredExport>, Map<StoredExport, T>> read) {
    List<StoredExport> others = exports.stream().filter(export -> !past.contains(export)).toList();
    return others.isEmpty() ? new HashMap<>() : new HashMap<>(read.apply(others));
  }

  @Override
  public Optional<String> payload(StoredExport export) {
    return past.contains(export)
        ? Optional.of(
            DemoExportClient.export(sessions(export.takenAt()), export.cube(), 1, export.takenAt())
                .payload())
        : saved.payload(export);
  }

  /** Deletes only saved exports. */
  @Override
  public int forgetBefore(Instant instant) {
    return saved.forgetBefore(instant);
  }

  private synchronized List<Row> rows(StoredExport export) {
    return rowsById.computeIfAbsent(
        export.id(), id -> DemoExportClient.rows(sessions(export.takenAt()), export.cube()));
  }

  /** The day's sessions, kept for the other exports of the same morning. */
  private synchronized List<Session> sessions(Instant taken) {
    if (!taken.equals(morning)) {
      morning = taken;
      sessions = site.sessions(Window.endingAt(taken, 1));
    }
    return sessions;
  }
}
