package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.tools.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A site, its history and the questions about it.
 *
 * @param kind the kind of site
 * @param regime of the daily sync
 * @param seed of everything else
 * @param days of history
 * @param questions the number of questions on the last days; up to two on each earlier day
 */
record Scenario(SiteKind kind, Regime regime, long seed, int days, int questions) {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** Visitors come on some days before the first sync. */
  private static final int BEFORE = 3;

  private static final int BUSY_DAYS = 3;

  /** Runs the scenario. Passes each exchange on before checking it. */
  void run(Findings findings, Consumer<Exchange> watch) {
    Path folder = folder();
    try {
      new Run(findings, watch, folder).toItsEnd();
    } finally {
      delete(folder);
    }
  }

  /** A seed that differs by site and regime. */
  private long ownSeed() {
    return (seed * SiteKind.values().length + kind.ordinal()) * Regime.values().length
        + regime.ordinal();
  }

  @Override
  public String toString() {
    return kind + " " + regime + " " + seed + " " + days + " " + questions;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("differential");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run of a scenario. */
  private final class Run {
    private final SplittableRandom random = new SplittableRandom(ownSeed());
    private final Clockwork clock = new Clockwork(START.plus(Duration.ofDays(BEFORE)));
    private final Consumer<Exchange> watch;
    private final Findings findings;
    private final SimulatedClarity clarity;
    private final Scrubbing scrubbing;
    private final Site site;
    private final Judge judge;
    private final Path folder;
    private int asked;

    Run(Findings findings, Consumer<Exchange> watch, Path folder) {
      this.findings = findings;
      this.watch = watch;
      this.folder = folder;
      this.scrubbing = new Scrubbing();
      this.site = SiteMaker.make(kind.traits(), ownSeed(), scrubbing, START, BEFORE + days);
      this.clarity = new SimulatedClarity(site, clock, ownSeed());
      this.judge = new Judge(site, Scenario.this.toString(), findings);
    }

    void toItsEnd() {
      try (Product product = new Product(clarity, clock, folder)) {
        Questions made = new Questions(random.split(), scrubbing, site, product::takes);
        for (int day = 0; day < days; day++) {
          day(product, made, day);
        }
      }
    }

    private void day(Product product, Questions made, int day) {
      Instant midnight = START.plus(Duration.ofDays(BEFORE + day));
      boolean busy = day >= days - BUSY_DAYS;
      int count = busy ? questions / BUSY_DAYS : random.nextInt(3);
      List<Duration> times =
          Stream.generate(
                  () -> Duration.ofSeconds(random.nextInt(86_000)).plusMillis(random.nextInt(700)))
              .limit(count)
              .sorted()
              .toList();
      @Nullable Duration routine = regime.time(random).orElse(null);
      for (Duration time : times) {
        if (routine != null && routine.compareTo(time) <= 0) {
          sync(product, midnight.plus(routine));
          routine = null;
        }
        clock.turnTo(midnight.plus(time));
        ask(product, made.next());
        if (busy && random.nextInt(20) == 0) {
          new FreeCheck(judge, product, clarity, clock).check(++asked);
        }
      }
      if (routine != null) {
        sync(product, midnight.plus(routine));
      }
    }

    private void sync(Product product, Instant time) {
      clock.turnTo(time);
      List<Served> before = clarity.served();
      product.sync();
      List<Served> served = clarity.served();
      Exchange exchange =
          new Exchange(
              asked,
              time,
              new Inquiry("sync"),
              before,
              served.subList(before.size(), served.size()),
              "the routine",
              null,
              null,
              null,
              null);
      findings.count("routines");
      new SpendingCheck(judge).checkRoutine(exchange);
    }

    private void ask(Product product, Inquiry inquiry) {
      Instant now = clock.instant();
      List<Served> before = clarity.served();
      boolean isJudgement = inquiry.isJudgement();
      @Nullable JsonNode forecast =
          !isJudgement && random.nextInt(3) > 0 ? cost(product, inquiry.forecast()) : null;
      ToolResult result = product.call(inquiry.tool, inquiry.arguments);
      List<Served> served = clarity.served();
      @Nullable ObjectNode content = result.content();
      Exchange exchange =
          new Exchange(
              ++asked,
              now,
              inquiry,
              before,
              served.subList(before.size(), served.size()),
              result.text(),
              content == null || isJudgement ? null : new AnswerView(content),
              content == null || !isJudgement ? null : new JudgedView(content),
              forecast,
              !isJudgement && inquiry.spend().equals("never")
                  ? cost(product, inquiry.forecast("auto"))
                  : null);
      watch.accept(exchange);
      judge.judge(exchange);
    }

    private static @Nullable JsonNode cost(Product product, ObjectNode forecast) {
      ObjectNode content = product.call("get_quota", forecast).content();
      return content == null ? null : content.get("cost");
    }
  }
}
