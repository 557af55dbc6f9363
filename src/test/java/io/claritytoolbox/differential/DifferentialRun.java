package io.claritytoolbox.differential;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The long run. Prints what was broken, grouped by rule and by what the violations have in common,
 * each with up to three reproductions, and how far figures of each mark are off.
 *
 * <pre>{@code
 * mvn -q -Dquick test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) \
 *     io.claritytoolbox.differential.DifferentialRun SEED ROUNDS [QUESTIONS [DAYS [KIND,KIND…]]]
 * }</pre>
 *
 * <p>A round is every kind of site under every regime, {@code DAYS} (10) of history and {@code
 * QUESTIONS} (90) each. A reproduction begins with the five words that replay its scenario,
 * question by question:
 *
 * <pre>{@code
 * java -cp … io.claritytoolbox.differential.DifferentialRun replay KIND REGIME SEED DAYS QUESTIONS [NUMBER]
 * }</pre>
 */
final class DifferentialRun {
  private static final int DAYS = 10;
  private static final int QUESTIONS = 90;

  private DifferentialRun() {}

  public static void main(String[] args) {
    if (args[0].equals("replay")) {
      replay(args);
      return;
    }
    long seed = Long.parseLong(args[0]);
    int rounds = Integer.parseInt(args[1]);
    int questions = args.length > 2 ? Integer.parseInt(args[2]) : QUESTIONS;
    int days = args.length > 3 ? Integer.parseInt(args[3]) : DAYS;
    List<SiteKind> kinds =
        args.length > 4
            ? Arrays.stream(args[4].split(",")).map(SiteKind::valueOf).toList()
            : List.of(SiteKind.values());
    Findings findings = new Findings();
    for (int round = 0; round < rounds; round++) {
      for (SiteKind kind : kinds) {
        for (Regime regime : Regime.values()) {
          new Scenario(kind, regime, seed + round, days, questions).run(findings, exchange -> {});
        }
        System.err.println("round " + round + " " + kind);
      }
    }
    findings.print(System.out);
  }

  private static void replay(String[] args) {
    List<String> words = new ArrayList<>(List.of(args));
    Scenario scenario =
        new Scenario(
            SiteKind.valueOf(words.get(1)),
            Regime.valueOf(words.get(2)),
            Long.parseLong(words.get(3)),
            Integer.parseInt(words.get(4)),
            Integer.parseInt(words.get(5)));
    int only = words.size() > 6 ? Integer.parseInt(words.get(6)) : 0;
    Findings findings = new Findings();
    scenario.run(findings, exchange -> show(exchange, only, System.out));
    findings.print(System.out);
  }

  private static void show(Exchange exchange, int only, PrintStream out) {
    if (only > 0 && exchange.number() != only) {
      return;
    }
    out.printf(
        "#%d at %s %s%n  forecast %s, made %s%n%s%n%s%n%n",
        exchange.number(),
        exchange.now(),
        exchange.inquiry(),
        exchange.forecast(),
        exchange.during(),
        exchange.text().indent(2),
        exchange.answer() == null ? "" : exchange.answer().origin());
  }
}
