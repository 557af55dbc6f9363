package io.claritytoolbox.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolResult;
import io.claritytoolbox.tools.Tools;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Measures the processor time of a judgement from arguments to text and structure, after warm-up,
 * with 30 days in SQLite whose pages fill an export. Run {@code src/bench/judgements}.
 */
public final class Judging implements Projects {
  private static final Instant NOW = Instant.parse("2026-03-11T08:00:00Z");
  private static final ProjectId SHOP = new ProjectId("shop");

  /** Measures this thread only, so that other load doesn't matter. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final int DAYS = 30;
  private static final int RUNS = 40;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The number of values of each dimension, in a store with many pages. */
  private static final Map<Dimension, Integer> MANY_PAGES =
      Map.of(Dimension.URL, 999, Dimension.DEVICE, 1, Dimension.BROWSER, 1);

  /** The same with pages by device, channel and browser. */
  private static final Map<Dimension, Integer> FINE =
      Map.of(
          Dimension.URL,
          66,
          Dimension.DEVICE,
          3,
          Dimension.CHANNEL,
          5,
          Dimension.BROWSER,
          5,
          Dimension.OS,
          3,
          Dimension.COUNTRY,
          20);

  private final Analyst analyst;
  private final Random random = new Random(1);

  private Judging(Storage storage, List<Cube> cubes, Map<Dimension, Integer> values) {
    ExportHistory history = storage.history(SHOP, "");
    for (int day = DAYS - 1; day >= 0; day--) {
      for (Cube cube : cubes) {
        history.save(export(cube, NOW.minus(Duration.ofDays(day)), values));
      }
    }
    QuotaGuard guard =
        new QuotaGuard(storage.ledger(), SHOP, new QuotaGuard.Allowance(10, 0), () -> NOW);
    Spending.Means means =
        new Spending.Means(
            guard,
            storage.leases(),
            history,
            request -> new ExportOutcome.Failed(ExportOutcome.Reason.SERVER_ERROR, "500"));
    this.analyst = new Analyst(new Project(SHOP, "shop", false), means, () -> NOW);
  }

  public static void main(String[] none) throws IOException {
    List<Cube> fine =
        List.of(
            Cube.SITE,
            Cube.of(Dimension.URL, Dimension.DEVICE, Dimension.CHANNEL),
            Cube.of(Dimension.URL, Dimension.BROWSER, Dimension.OS),
            Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.DEVICE),
            Cube.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.CHANNEL));
    measure("pages by device, channel, browser", fine, FINE);
    List<Cube> pages =
        List.of(Cube.SITE, Cube.of(Dimension.URL), Cube.of(Dimension.BROWSER, Dimension.DEVICE));
    measure("999 pages", pages, MANY_PAGES);
  }

  private static void measure(String store, List<Cube> cubes, Map<Dimension, Integer> values)
      throws IOException {
    Path file = Files.createTempDirectory("judging").resolve("clarity.db");
    try (Storage storage = Storage.open("jdbc:sqlite:" + file, () -> NOW)) {
      List<Tool> tools = Tools.of(new Judging(storage, cubes, values));
      String two =
          "'a':{'filters':[{'dimension':'URL','values':['/page-1']}]},"
              + "'b':{'filters':[{'dimension':'URL','values':['/page-2']}]}";
      System.out.println(store);
      time("compare, two pages, 3 days", tools, "compare", "{" + two + "}");
      time("compare, two pages, 14 days", tools, "compare", "{'days':14," + two + "}");
      time("get_hotspots, 1 day", tools, "get_hotspots", "{'days':1}");
      time("get_hotspots, 3 days", tools, "get_hotspots", "{}");
      time("get_changes, 1 against 28 days", tools, "get_changes", "{}");
      System.gc();
      long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      System.out.printf("  %-32s %8.1f MB%n", "heap", heap / 1e6);
    }
  }

  private static void time(String what, List<Tool> tools, String name, String arguments)
      throws IOException {
    Tool tool =
        tools.stream()
            .filter(each -> each.definition().name().equals(name))
            .findFirst()
            .orElseThrow();
    ObjectNode given = (ObjectNode) MAPPER.readTree(arguments.replace('\'', '"'));
    double[] millis = new double[RUNS];
    for (int run = -RUNS; run < RUNS; run++) {
      long start = CPU.getCurrentThreadCpuTime();
      ToolResult result = tool.call(given, Caller.PATIENT);
      if (result.isError()
          || result.text().length() + String.valueOf(result.content()).length() < 9) {
        throw new IllegalStateException(result.text());
      }
      millis[Math.max(run, 0)] = (CPU.getCurrentThreadCpuTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "  %-32s p50 %6.1f ms, p95 %6.1f ms%n", what, millis[RUNS / 2], millis[RUNS * 95 / 100]);
  }

  private Export export(Cube cube, Instant takenAt, Map<Dimension, Integer> values) {
    List<List<String>> keys = new ArrayList<>(List.of(List.of()));
    for (Dimension dimension : cube.dimensions()) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> key : keys) {
        for (int value = 0; value < values.getOrDefault(dimension, 1); value++) {
          List<String> extended = new ArrayList<>(key);
          extended.add(
              dimension == Dimension.URL
                  ? "https://shop.example/page-" + value
                  : dimension.label() + value);
          longer.add(extended);
        }
      }
      keys = longer;
    }
    int sessions = Math.max(20, 40_000 / keys.size());
    List<Row> rows = keys.stream().map(key -> new Row(List.copyOf(key), facts(sessions))).toList();
    return new Export(cube, 1, takenAt, rows, List.of(), false, "[]", List.of());
  }

  private Facts facts(int mean) {
    Map<Measure, Double> facts = new EnumMap<>(Measure.class);
    int sessions = 1 + (int) (mean * -Math.log(1 - random.nextDouble()));
    facts.put(Measure.SESSIONS, (double) sessions);
    facts.put(Measure.USERS, Math.ceil(sessions * 0.9));
    for (Signal signal : Signal.values()) {
      double affected = Math.rint(sessions * random.nextDouble() * 0.1);
      facts.put(signal.occurrences(), affected * 2);
      facts.put(signal.sessions(), affected);
      facts.put(signal.pageViews(), affected);
    }
    facts.put(Measure.SCROLL_DEPTH_PERCENT, 40 + 20 * random.nextDouble());
    return new Facts(facts);
  }

  @Override
  public List<String> names() {
    return List.of("shop");
  }

  @Override
  public Access open(@Nullable String name) {
    return new Open(analyst);
  }
}
