package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.differential.JudgedView.Exports;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what all judgements share: cost, sources, marks and the text. */
final class JudgementCheck {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final double PERCENT = 100;

  /** Standard errors that no chance explains. */
  private static final double MASSIVE = 6;

  private final Judge judge;
  private final Exchange exchange;
  private final FigureCheck figures;
  private final Map<List<Object>, Map<List<@Nullable String>, Tally>> counted = new HashMap<>();

  JudgementCheck(Judge judge, Exchange exchange) {
    this.judge = judge;
    this.exchange = exchange;
    this.figures = new FigureCheck(judge, exchange);
  }

  void check() {
    String tool = exchange.inquiry().tool;
    new SpendingCheck(judge).checkJudgement(exchange);
    JudgedView judged = exchange.judged();
    judge.findings().count((judged == null ? "refusals of " : "answers of ") + tool);
    if (judged == null) {
      return;
    }
    checkExports(judged);
    checkMarks(judged);
    switch (tool) {
      case "compare" -> new ComparisonCheck(this, judged).check();
      case "get_hotspots" -> new HotspotsCheck(this, judged).check();
      default -> new ChangesCheck(this, judged).check();
    }
  }

  Inquiry inquiry() {
    return exchange.inquiry();
  }

  Instant now() {
    return exchange.now();
  }

  private void checkExports(JudgedView judged) {
    for (Exports export : judged.exports()) {
      List<Served> alike =
          exchange.served().stream()
              .filter(one -> one.isAnswer() && one.dimensions().equals(export.dimensions()))
              .toList();
      List<Served> newest =
          alike.stream()
              .filter(one -> one.at().truncatedTo(ChronoUnit.SECONDS).equals(export.newest()))
              .toList();
      boolean isTrue =
          !newest.isEmpty()
              && export.count() <= alike.size()
              && (!export.mayBeCut() || alike.stream().anyMatch(Served::isCut))
              && (export.mayBeCut() || newest.stream().anyMatch(one -> !one.isCut()));
      if (!isTrue) {
        report(Rule.PROVENANCE_TRUE, export + " among " + alike);
      }
    }
    if (judged.isCut() && !judged.warns("1[,.]?000|cut")) {
      report(Rule.CUT_SAID, "cut, and says only " + judged.warnings());
    }
    judged.exports().stream()
        .map(Exports::newest)
        .max(Comparator.naturalOrder())
        .map(newest -> Duration.between(newest, exchange.now()).toMinutes())
        .filter(minutes -> Math.abs(minutes - judged.ageMinutes()) > 1)
        .ifPresent(
            minutes -> report(Rule.AGE_TRUE, judged.ageMinutes() + " minutes, truth " + minutes));
  }

  /** Checks that an export has the dimensions of a figure. */
  void checkSource(JudgedView judged, Set<Dimension> dimensions, String figure) {
    if (judged.exports().stream().noneMatch(one -> one.dimensions().containsAll(dimensions))) {
      report(Rule.PROVENANCE_NAMED, figure + " by " + dimensions + " is in no named export");
    }
  }

  private void checkMarks(JudgedView judged) {
    judged
        .quality()
        .forEach(
            (measure, mark) -> {
              boolean isExact = mark.equals(AnswerView.EXACT);
              String name = measure.kind() == Measure.Kind.RATE ? "shares" : measure.label();
              boolean isTold =
                  exchange
                      .text()
                      .lines()
                      .filter(line -> line.contains("Not exact"))
                      .anyMatch(line -> line.contains(name) && line.contains(mark));
              if (!isExact && !isTold) {
                report(Rule.TEXT_FIGURES, measure + " " + mark + " is not in the text");
              }
            });
  }

  /** Checks that one line of the text has all these figures. */
  void checkTold(JsonNode node, List<String> fields) {
    List<String> told =
        fields.stream().filter(node::has).map(field -> node.path(field).asText()).toList();
    boolean isTold =
        exchange
            .text()
            .lines()
            .map(line -> line.replace(",", ""))
            .anyMatch(line -> told.stream().allMatch(line::contains));
    if (!isTold) {
      report(Rule.TEXT_FIGURES, told + " are in no line of the text");
    }
  }

  void checkInterval(JsonNode node, String figure, String low, String high, double rounding) {
    double value = node.path(figure).asDouble();
    boolean isInside =
        value >= node.path(low).asDouble() - rounding
            && value <= node.path(high).asDouble() + rounding;
    if (node.has(figure) && !isInside) {
      report(Rule.INTERVAL, figure + " is outside its interval: " + node);
    }
  }

  /**
   * The true figures in each unit that the answer may use.
   *
   * @param group a value for each dimension
   * @param areVisits whether the answer says that figures are of page visits
   */
  List<Tally> truths(
      List<Span> time,
      Map<Dimension, @Nullable String> group,
      List<Sieve> sieves,
      boolean areVisits) {
    List<Dimension> by = List.copyOf(group.keySet());
    List<@Nullable String> key = new ArrayList<>(group.values());
    Tally none = new Tally();
    List<Tally> truths = new ArrayList<>();
    truths.add(
        counted
            .computeIfAbsent(List.of(time, by, sieves), any -> judge.truth(time).by(by, sieves))
            .getOrDefault(key, none));
    if (areVisits) {
      truths.add(
          counted
              .computeIfAbsent(
                  List.of(time, by, sieves, "visits"), any -> judge.truth(time).visits(by, sieves))
              .getOrDefault(key, none));
    }
    return truths;
  }

  /**
   * Checks a figure.
   *
   * @param seams within its time, where exports may leave out or repeat what happened
   */
  void checkFigure(
      JudgedView judged,
      Claim claim,
      List<Span> seams,
      List<Sieve> sieves,
      Map<Dimension, @Nullable String> group) {
    double slack = claim.rounding();
    if (!seams.isEmpty()) {
      Tally uncertain = truths(seams, group, sieves, false).get(0);
      boolean isCount = claim.measure().isCount();
      slack += isCount ? uncertain.figure(claim.measure()).orElse(0) : 0;
      slack = !isCount && uncertain.sessions() > 0 ? Double.POSITIVE_INFINITY : slack;
    }
    figures.check(
        new ArrayList<>(group.values()),
        claim.measure(),
        claim.figure(),
        judged.quality().get(claim.measure()),
        claim.truths(),
        slack);
  }

  /**
   * A figure and its true counts.
   *
   * @param rounding of the answer, beyond that of Clarity
   */
  record Claim(Measure measure, double figure, List<Tally> truths, double rounding) {}

  /** Gaps and overlaps of less than a minute between exports that end within a time. */
  List<Span> seams(List<Span> time) {
    List<Instant> edges =
        exchange.served().stream()
            .filter(Served::isAnswer)
            .flatMap(one -> Stream.of(one.span().from(), one.at()))
            .sorted()
            .distinct()
            .toList();
    List<Span> seams = new ArrayList<>();
    for (int i = 1; i < edges.size(); i++) {
      Span seam = new Span(edges.get(i - 1), edges.get(i));
      boolean isWithin =
          time.stream()
              .anyMatch(
                  span ->
                      seam.to().isAfter(span.from().minusSeconds(1))
                          && seam.from().isBefore(span.to().plusSeconds(1)));
      if (seam.length().compareTo(MINUTE) < 0 && isWithin) {
        seams.add(seam);
      }
    }
    return seams;
  }

  /** The parts of a time of which single days by page were exported, without later days. */
  List<Span> servedByPage(List<Span> time, Instant until) {
    Set<Dimension> dimensions = union(Set.of(Dimension.URL), exchange.inquiry().dimensions());
    return exchange.served().stream()
        .filter(one -> one.isAnswer() && one.days() == 1)
        .filter(one -> one.dimensions().containsAll(dimensions))
        .map(Served::span)
        .filter(day -> !day.middle().isAfter(until))
        .flatMap(day -> time.stream().flatMap(span -> day.within(span).stream()))
        .toList();
  }

  /** Whether two true shares differ so much that no judgement may say the opposite. */
  static boolean isMassivelyHigher(Tally high, Tally low, Measure share) {
    double one = high.figure(share).orElse(0) / PERCENT;
    double other = low.figure(share).orElse(0) / PERCENT;
    double error =
        Math.sqrt(
            one * (1 - one) / Math.max(1, high.measured())
                + other * (1 - other) / Math.max(1, low.measured()));
    return Math.min(high.measured(), low.measured()) > 100
        && one > 1.5 * other
        && one - other > MASSIVE * error;
  }

  static Set<Dimension> union(Set<Dimension> one, Set<Dimension> other) {
    return Stream.of(one, other)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Measure measure(JsonNode node, String field) {
    return Measure.named(node.path(field).asText()).orElseThrow();
  }

  /** Checks that marks and measures are the same. */
  void checkMarked(JudgedView judged, Set<Measure> shown) {
    Set<Measure> idle = new TreeSet<>(judged.quality().keySet());
    idle.removeAll(shown);
    if (!idle.isEmpty()) {
      report(Rule.MARKS_SOMETHING, "idle marks: " + idle);
    }
  }

  void report(Rule rule, String detail) {
    judge.report(rule, exchange, Judge.tags(exchange), detail);
  }

  static List<String> fields(String... names) {
    return Arrays.asList(names);
  }
}
