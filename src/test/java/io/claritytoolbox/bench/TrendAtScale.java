package io.claritytoolbox.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolResult;
import io.claritytoolbox.tools.Tools;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures {@code get_trend} over 90 days on a long history, from arguments to answer. Run it with
 * the number of days and the JDBC address of a store from {@code HistoryAtScale} with one project.
 */
public final class TrendAtScale implements Projects {
  private static final ProjectId PROJECT = new ProjectId("project-0");
  private static final Instant FIRST = Instant.parse("2026-01-01T03:00:00Z");
  private static final int RUNS = 60;

  private final Analyst analyst;

  private TrendAtScale(Storage storage, Instant now) {
    QuotaGuard guard =
        new QuotaGuard(storage.ledger(), PROJECT, new QuotaGuard.Allowance(10, 0), () -> now);
    Spending.Means means =
        new Spending.Means(
            guard,
            storage.leases(),
            storage.history(PROJECT, "1"),
            request -> new ExportOutcome.Failed(ExportOutcome.Reason.SERVER_ERROR, "500"));
    this.analyst = new Analyst(new Project(PROJECT, "project-0", false), means, () -> now);
  }

  public static void main(String[] arguments) {
    Instant now = FIRST.plus(Duration.ofDays(Integer.parseInt(arguments[0]) - 1));
    try (Storage storage = Storage.open(arguments[1], () -> now)) {
      Tool trend =
          Tools.of(new TrendAtScale(storage, now)).stream()
              .filter(tool -> tool.definition().name().equals("get_trend"))
              .findFirst()
              .orElseThrow();
      time("the site", trend, run -> question());
      time("one page, the same", trend, run -> question(7));
      time("one page, another each time", trend, run -> question(run % 2_000));
      System.gc();
      long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      System.out.printf("%-32s %8.1f MB%n", "heap", heap / 1e6);
    }
  }

  @Override
  public List<String> names() {
    return List.of("project-0");
  }

  @Override
  public Access open(@Nullable String name) {
    return new Open(analyst);
  }

  private static void time(String what, Tool trend, IntFunction<ObjectNode> question) {
    double[] millis = new double[RUNS];
    for (int run = -RUNS; run < RUNS; run++) {
      ObjectNode arguments = question.apply(run + RUNS);
      long start = System.nanoTime();
      ToolResult result = trend.call(arguments, Caller.PATIENT);
      millis[Math.max(run, 0)] = (System.nanoTime() - start) / 1e6;
      if (result.isError()) {
        throw new IllegalStateException(result.text());
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-32s p50 %6.1f ms, p95 %6.1f ms%n", what, millis[RUNS / 2], millis[RUNS * 95 / 100]);
  }

  private static ObjectNode question() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("days", 90)
        .put("spend", "never")
        .put("measure", "rage_clicks");
  }

  private static ObjectNode question(int page) {
    ObjectNode question = question();
    question
        .putArray("filters")
        .addObject()
        .put("dimension", "URL")
        .putArray("values")
        .add("/collections/c%02d/products/article-%d".formatted(page % 40, page));
    return question;
  }
}
