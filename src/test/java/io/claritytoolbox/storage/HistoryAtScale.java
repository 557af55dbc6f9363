package io.claritytoolbox.storage;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.ProjectId;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Measures a long history of many projects. Run it with the address of a store, or {@code
 * postgresql} to start a server, and the number of projects, of days, and of rows in each of a
 * day's five wide exports. It only reads a store that already has them. Reading must not become
 * slower or need more memory with older days or other projects.
 */
final class HistoryAtScale {
  private static final Instant FIRST = Instant.parse("2026-01-01T03:00:00Z");
  private static final int TREND_DAYS = 90;
  private static final int CALL_DAYS = 3;
  private static final int SAVERS = 2;
  private static final int RUNS = 50;

  private final Database database;
  private final int projects;
  private final int days;
  private final int rows;

  private HistoryAtScale(Database database, int projects, int days, int rows) {
    this.database = database;
    this.projects = projects;
    this.days = days;
    this.rows = rows;
  }

  public static void main(String[] arguments) throws Exception {
    String url = arguments[0].equals("postgresql") ? postgresql() : arguments[0];
    Dialect dialect = Postgresql.takes(url) ? Postgresql.at(url) : Sqlite.at(url, () -> FIRST);
    int[] sizes = Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
    try (Database database = new Database(dialect)) {
      HistoryAtScale scale = new HistoryAtScale(database, sizes[0], sizes[1], sizes[2]);
      scale.build();
      scale.read();
      scale.forget();
    }
  }

  /** A server that runs as long as this process. */
  private static String postgresql() {
    return PostgresqlServer.entering(PostgresqlServer.shared().newDatabase());
  }

  /** Continues after the last stored day. */
  private void build() throws Exception {
    SyntheticHistory synthetic = new SyntheticHistory(42, rows);
    ExecutorService savers = Executors.newFixedThreadPool(SAVERS);
    List<Integer> there = IntStream.range(0, projects).mapToObj(this::daysThere).toList();
    long start = System.nanoTime();
    double inSaves = 0;
    int saved = 0;
    for (int day = 0; day < daysOf(0); day++) {
      List<Export> exports = synthetic.day(FIRST.plus(Duration.ofDays(day)));
      List<Callable<Long>> saves = new ArrayList<>();
      for (int project = 0; project < projects; project++) {
        int itself = project;
        if (day >= there.get(project) && day < daysOf(project)) {
          saves.add(() -> save(itself, exports));
        }
      }
      saved += saves.size() * exports.size();
      for (Future<Long> each : savers.invokeAll(saves)) {
        inSaves += each.get() / 1e6;
      }
    }
    savers.shutdown();
    print("exports saved", saved);
    print("saving one, mean ms of processor", inSaves / Math.max(1, saved));
    print("saving all, s", (System.nanoTime() - start) / 1e9);
  }

  /** One project has enough days for a trend. */
  private int daysOf(int project) {
    return project == 0 ? Math.max(days, TREND_DAYS) : days;
  }

  private int daysThere(int project) {
    return history(project).takenSince(FIRST).stream()
        .findFirst()
        .map(latest -> (int) Duration.between(FIRST, latest.takenAt()).toDays() + 1)
        .orElse(0);
  }

  private long save(int project, List<Export> exports) {
    long start = computed();
    exports.forEach(history(project)::save);
    return computed() - start;
  }

  private void read() {
    Cube pages = SyntheticHistory.WIDE.get(0);
    Filter page =
        new Filter(Dimension.URL, Filter.Op.IS, List.of(SyntheticHistory.value(Dimension.URL, 7)));
    for (int span : new int[] {CALL_DAYS, TREND_DAYS}) {
      String what = ", " + span + " days";
      time("exports taken" + what, () -> asked(span).size());
      time("one page" + what, () -> rows(of(asked(span), pages), List.of(page)));
      time("the site" + what, () -> rows(of(asked(span), Cube.SITE), List.of()));
      time("all pages" + what, () -> rows(of(asked(span), pages), List.of()));
    }
    time("one export", () -> rows(of(asked(1), pages), List.of()));
    print("heap, MB", heap() / 1e6);
  }

  /** Deletes the first day of every project, as the retention does each day. */
  private void forget() {
    long start = System.nanoTime();
    int exports = 0;
    for (int project = 0; project < projects; project++) {
      exports += history(project).forgetBefore(FIRST.plus(Duration.ofHours(1)));
    }
    print("exports forgotten", exports);
    print("forgetting one, mean ms", (System.nanoTime() - start) / 1e6 / Math.max(1, exports));
  }

  private List<StoredExport> asked(int span) {
    return history(0).takenSince(FIRST.plus(Duration.ofDays(daysOf(0) - span)));
  }

  private int rows(List<StoredExport> exports, List<Filter> filters) {
    return history(0).rows(exports, filters).values().stream().mapToInt(List::size).sum();
  }

  /** A history with empty memory, so that cached rows don't distort the figures. */
  private ExportHistory history(int project) {
    return new SqlExportHistory(
        database, new RecentRows(), new ProjectId("project-" + project), "1");
  }

  private static List<StoredExport> of(List<StoredExport> exports, Cube cube) {
    return exports.stream().filter(export -> export.cube().equals(cube)).toList();
  }

  private static void time(String what, Callable<Integer> work) {
    double[] millis = new double[RUNS];
    long computing = 0;
    try {
      for (int run = -RUNS; run < RUNS; run++) {
        if (run == 0) {
          computing = computed();
        }
        long start = System.nanoTime();
        work.call();
        millis[Math.max(run, 0)] = (System.nanoTime() - start) / 1e6;
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    Arrays.sort(millis);
    print(what + ", p50 ms", millis[RUNS / 2]);
    print(what + ", p95 ms", millis[RUNS * 95 / 100]);
    print(what + ", mean ms of processor", (computed() - computing) / 1e6 / RUNS);
  }

  /** The CPU time, which is more accurate on a busy machine for work in this process. */
  private static long computed() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void print(String what, double figure) {
    System.out.printf("%-45s %10.2f%n", what, figure);
  }
}
