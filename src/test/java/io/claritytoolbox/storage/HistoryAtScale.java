package io.claritytoolbox.storage;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What a long history costs: run by hand, with a number of days and a folder that is there for the
 * database. Reading back must not slow down, nor memory grow, with the days before those asked for.
 */
final class HistoryAtScale {
  private static final ProjectId PROJECT = new ProjectId("busy");
  private static final Instant FIRST = Instant.parse("2026-01-01T03:00:00Z");
  private static final int ASKED_DAYS = 90;
  private static final int RUNS = 20;

  private final Database database;
  private final int days;

  private HistoryAtScale(Database database, int days) {
    this.database = database;
    this.days = days;
  }

  public static void main(String[] arguments) throws IOException {
    int days = Integer.parseInt(arguments[0]);
    Path file = Path.of(arguments[1], days + "-days.db");
    boolean isNew = !Files.exists(file);
    try (Database database =
        new Database(Sqlite.at("jdbc:sqlite:" + file, () -> StorageContract.NOON))) {
      HistoryAtScale scale = new HistoryAtScale(database, days);
      if (isNew) {
        scale.build();
      }
      scale.read();
    }
    long bytes = Files.size(file);
    long rows = (long) days * SyntheticHistory.WIDE.size() * SyntheticHistory.ROWS;
    print("file, MB", bytes / 1e6);
    print("file, bytes a row", (double) bytes / rows);
  }

  private void build() {
    SyntheticHistory synthetic = new SyntheticHistory(42);
    ExportHistory history = history();
    long saving = 0;
    for (int day = 0; day < days; day++) {
      for (Export export : synthetic.day(FIRST.plus(Duration.ofDays(day)))) {
        long start = System.nanoTime();
        history.save(export);
        saving += System.nanoTime() - start;
      }
    }
    print("saving an export, mean ms", saving / 1e6 / days / (SyntheticHistory.WIDE.size() + 1));
  }

  private void read() {
    List<StoredExport> asked = asked();
    Cube pages = SyntheticHistory.WIDE.get(0);
    String page = SyntheticHistory.value(Dimension.URL, 7);
    Filter one = new Filter(Dimension.URL, Filter.Op.IS, List.of(page));
    time("takenSince, " + asked.size() + " exports", this::asked);
    time("one page of all days", () -> rows(of(asked, pages), List.of(one)));
    time("the site of all days", () -> rows(of(asked, Cube.SITE), List.of()));
    time("an export of 1,000 rows", () -> rows(of(asked, pages).subList(0, 1), List.of()));
    print("heap, MB", heap() / 1e6);
  }

  private List<StoredExport> asked() {
    Instant since = FIRST.plus(Duration.ofDays(days)).minus(Duration.ofDays(ASKED_DAYS));
    return history().takenSince(since);
  }

  private int rows(List<StoredExport> exports, List<Filter> filters) {
    ExportHistory history = history();
    return exports.stream().mapToInt(export -> history.rows(export, filters).size()).sum();
  }

  /** One that has read nothing yet: what is kept in memory must not flatter the figures. */
  private ExportHistory history() {
    return new SqlExportHistory(database, new RecentRows(), PROJECT, "1");
  }

  private static List<StoredExport> of(List<StoredExport> exports, Cube cube) {
    return exports.stream().filter(export -> export.cube().equals(cube)).toList();
  }

  private static void time(String what, Runnable work) {
    double[] millis = new double[RUNS];
    for (int run = -RUNS; run < RUNS; run++) {
      long start = System.nanoTime();
      work.run();
      millis[Math.max(run, 0)] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    print(what + ", p50 ms", millis[RUNS / 2]);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void print(String what, double figure) {
    System.out.printf("%-45s %10.2f%n", what, figure);
  }
}
