package io.claritytoolbox.differential;

import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Compares figures with the true ones, as strictly as their marks allow. */
final class FigureCheck {
  private static final int LARGE = 100;
  private static final double FAR = 0.25;

  /** Rates have two decimals in Clarity's responses and in answers. */
  private static final double OF_SHARES = 0.0101;

  /** Clarity returns whole seconds. */
  private static final double OF_SECONDS = 0.506;

  private final Judge judge;
  private final Exchange exchange;
  private final String tags;

  FigureCheck(Judge judge, Exchange exchange) {
    this.judge = judge;
    this.exchange = exchange;
    this.tags = Judge.tags(exchange);
  }

  /**
   * Checks the figures of one key.
   *
   * @param key a description of the row
   * @param truth null if nothing happened
   * @param slack what happened in gaps that don't count as seams; null for nothing
   */
  void check(
      List<@Nullable String> key,
      Map<Measure, Double> figures,
      @Nullable Tally truth,
      @Nullable Tally slack) {
    Map<Measure, String> marks = marks();
    figures.forEach(
        (measure, figure) -> {
          OptionalDouble is = truth == null ? OptionalDouble.of(0) : truth.figure(measure);
          int sessions = truth == null ? 0 : truth.sessions();
          if (is.isPresent()) {
            Claim claim =
                new Claim(key, measure, figure, marks.get(measure), slack(measure, slack));
            check(claim, is.getAsDouble(), sessions);
          }
        });
    checkPossible(key, figures);
  }

  /** Checks a figure that is not in a row. */
  void check(
      List<@Nullable String> key,
      Measure measure,
      double figure,
      @Nullable String mark,
      double is,
      double slack) {
    check(new Claim(key, measure, figure, mark, slack), is, (int) is);
  }

  /**
   * Checks a figure of a judgement.
   *
   * @param mark null if it has none
   * @param truths the true counts in the units that the answer may use
   * @param slack what it may be off beyond the rounding of Clarity
   */
  void check(
      List<@Nullable String> key,
      Measure measure,
      double figure,
      @Nullable String mark,
      List<Tally> truths,
      double slack) {
    Claim claim = new Claim(key, measure, figure, mark, slack);
    Tally nearest =
        truths.stream().min(Comparator.comparingDouble(each -> misses(claim, each))).orElseThrow();
    check(claim, nearest.figure(measure).orElse(0), nearest.sessions());
  }

  /** How far a claim is from being true, which bounds can be at any distance. */
  private static double misses(Claim claim, Tally truth) {
    double off = claim.figure() - truth.figure(claim.measure()).orElse(0);
    return switch (String.valueOf(claim.mark())) {
      case "upper_bound" -> Math.max(0, -off);
      case "lower_bound" -> Math.max(0, off);
      default -> Math.abs(off);
    };
  }

  private record Claim(
      List<@Nullable String> key,
      Measure measure,
      double figure,
      @Nullable String mark,
      double slack) {}

  private Map<Measure, String> marks() {
    AnswerView answer = exchange.answer();
    return answer == null ? Map.of() : answer.quality();
  }

  /** A mean or rate with an uncertain part can have any value. */
  private static double slack(Measure measure, @Nullable Tally slack) {
    if (slack == null || slack.figure(Measure.USERS).orElse(0) == 0) {
      return 0;
    }
    boolean isCount = measure.kind() != Measure.Kind.MEAN && measure.kind() != Measure.Kind.RATE;
    return isCount ? slack.figure(measure).orElse(0) : Double.POSITIVE_INFINITY;
  }

  private void check(Claim claim, double truth, int sessions) {
    String mark = String.valueOf(claim.mark());
    judge.findings().count("figures " + mark);
    double off = claim.figure() - truth;
    double tolerance = tolerance(claim.measure()) + claim.slack();
    switch (mark) {
      case "exact" -> hold(Rule.EXACT, Math.abs(off) <= tolerance, claim, truth);
      case "upper_bound" -> hold(Rule.UPPER_BOUND, off >= -tolerance, claim, truth);
      case "lower_bound" -> hold(Rule.LOWER_BOUND, off <= tolerance, claim, truth);
      case "estimate" -> {
        boolean near = Math.abs(off) <= Math.max(tolerance, FAR * truth);
        hold(Rule.ESTIMATE, sessions <= LARGE || near, claim, truth);
      }
      default -> hold(Rule.MARKED, false, claim, truth);
    }
    if (sessions > LARGE) {
      double relative = Math.abs(off) <= tolerance ? 0 : off / Math.max(truth, 1e-3);
      judge.findings().error(mark, claim.measure(), truth > LARGE, relative);
    }
  }

  private void hold(Rule rule, boolean holds, Claim claim, double truth) {
    if (!holds) {
      judge.report(
          rule,
          exchange,
          claim.measure().kind().name().toLowerCase() + " " + tags,
          claim.key()
              + " "
              + claim.measure().label()
              + " "
              + claim.figure()
              + " marked "
              + claim.mark()
              + ", truth "
              + truth);
    }
  }

  private static double tolerance(Measure measure) {
    return switch (measure) {
      case ACTIVE_SECONDS, TOTAL_SECONDS -> OF_SECONDS;
      case PAGES_PER_SESSION, SCROLL_DEPTH_PERCENT -> OF_SHARES;
      default -> measure.kind() == Measure.Kind.RATE ? OF_SHARES : 1e-9;
    };
  }

  private void checkPossible(List<@Nullable String> key, Map<Measure, Double> figures) {
    double sessions = figures.getOrDefault(Measure.SESSIONS, Double.POSITIVE_INFINITY);
    for (Signal signal : Signal.values()) {
      boolean possible =
          figures.getOrDefault(signal.sessions(), 0.0) <= sessions
              && figures.getOrDefault(signal.sessionPercent(), 0.0) <= 100
              && figures.getOrDefault(signal.pageViews(), 0.0)
                  <= figures.getOrDefault(signal.occurrences(), Double.POSITIVE_INFINITY);
      if (!possible) {
        judge.report(Rule.POSSIBLE, exchange, tags, key + " " + signal.label() + " in " + figures);
      }
    }
  }
}
