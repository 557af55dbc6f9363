package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.differential.JudgementCheck.Claim;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a comparison: each side against the sessions in its window, and the verdicts. */
final class ComparisonCheck {
  private static final Duration SEAM = Duration.ofMinutes(91);
  private static final Duration HOUR = Duration.ofMinutes(61);
  private static final double ROUNDING = 0.0051;

  private final JudgementCheck shared;
  private final JudgedView judged;

  ComparisonCheck(JudgementCheck shared, JudgedView judged) {
    this.shared = shared;
    this.judged = judged;
  }

  void check() {
    Set<Measure> shown = EnumSet.of(Measure.SESSIONS);
    for (char name : "ab".toCharArray()) {
      checkSide(name);
    }
    for (JsonNode each : judged.content().path("comparisons")) {
      shown.add(JudgementCheck.measure(each, "measure"));
      checkComparison(each);
    }
    shared.checkMarked(judged, shown);
    checkApart();
  }

  private JsonNode side(char name) {
    return judged.content().path(String.valueOf(name));
  }

  private boolean areVisits(char name) {
    return side(name).path("unit").asText().equals("page visits");
  }

  private List<Tally> truths(char name) {
    List<Tally> all =
        shared.truths(
            JudgedView.covered(side(name)),
            Map.of(),
            shared.inquiry().side(name).sieves,
            areVisits(name));
    return all.subList(areVisits(name) ? 1 : 0, all.size());
  }

  private void checkSide(char name) {
    Inquiry asked = shared.inquiry().side(name);
    Span window = JudgedView.window(side(name));
    Duration off =
        Duration.between(
                window.to(), shared.now().minus(Span.DAY.multipliedBy(asked.endsDaysAgo())))
            .abs();
    boolean isSaid = judged.warns("off the period|nearest stored|hours from the period");
    if (asked.endsDaysAgo() > 0 && off.compareTo(HOUR) > 0 && !isSaid) {
      shared.report(Rule.OFF_TARGET_SAID, name + " is " + off + " off: " + judged.warnings());
    }
    shared.checkTold(side(name), JudgementCheck.fields("sessions", "unit"));
    shared.checkSource(judged, asked.dimensions(), "side " + name);
    checkFigure(name, Measure.SESSIONS, side(name).path("sessions").asDouble(), 0);
  }

  private void checkFigure(char name, Measure measure, double figure, double rounding) {
    Inquiry asked = shared.inquiry().side(name);
    if (!shared.inquiry().hasOddFilter()) {
      List<Span> time = JudgedView.covered(side(name));
      shared.checkFigure(
          marked(name, measure),
          new Claim(measure, figure, truths(name), rounding),
          shared.seams(time),
          asked.sieves,
          Map.of());
    }
  }

  /** A side can have a mark of its own. */
  private JudgedView marked(char name, Measure measure) {
    JsonNode own = side(name).path("quality");
    if (measure != Measure.SESSIONS || own.isMissingNode()) {
      return judged;
    }
    ObjectNode content = JudgedView.empty();
    content.putObject("quality").set(measure.label(), own);
    return new JudgedView(content);
  }

  private void checkComparison(JsonNode each) {
    Measure measure = JudgementCheck.measure(each, "measure");
    shared.checkTold(
        each,
        JudgementCheck.fields(
            "measure",
            "a",
            "b",
            "difference",
            "low",
            "high",
            "adjusted_difference",
            "adjusted_low",
            "adjusted_high",
            "verdict"));
    shared.checkInterval(each, "difference", "low", "high", ROUNDING * 2);
    shared.checkInterval(
        each, "adjusted_difference", "adjusted_low", "adjusted_high", ROUNDING * 2);
    checkVerdict(each);
    if (measure.kind() == Measure.Kind.RATE) {
      checkFigure('a', measure, each.path("a").asDouble(), ROUNDING);
      checkFigure('b', measure, each.path("b").asDouble(), ROUNDING);
      Set<Dimension> strata = EnumSet.noneOf(Dimension.class);
      each.path("adjusted_for")
          .forEach(name -> strata.add(Dimension.named(name.asText()).orElseThrow()));
      for (char name : "ab".toCharArray()) {
        Set<Dimension> own = shared.inquiry().side(name).dimensions();
        shared.checkSource(judged, JudgementCheck.union(own, strata), "strata of " + name);
      }
      checkDirection(each, measure);
    }
  }

  private void checkVerdict(JsonNode each) {
    boolean isAdjusted = each.has("adjusted_difference");
    double low = each.path(isAdjusted ? "adjusted_low" : "low").asDouble();
    double high = each.path(isAdjusted ? "adjusted_high" : "high").asDouble();
    double margin =
        judged.content().path("matters_percent").asDouble() / 100 * each.path("a").asDouble()
            + 2 * ROUNDING;
    boolean agrees =
        switch (each.path("verdict").asText()) {
          case "b_higher" -> low >= 0 && high > 0;
          case "b_lower" -> high <= 0 && low < 0;
          case "same" -> Math.max(-low, high) <= margin;
          default -> true;
        };
    if (!agrees) {
      shared.report(Rule.VERDICT, each.toString());
    }
  }

  private void checkDirection(JsonNode each, Measure measure) {
    if (each.has("adjusted_difference") || shared.inquiry().hasOddFilter()) {
      return;
    }
    Tally a = truths('a').get(0);
    Tally b = truths('b').get(0);
    String verdict = each.path("verdict").asText();
    boolean isContrary =
        (verdict.equals("b_lower") && JudgementCheck.isMassivelyHigher(b, a, measure))
            || (verdict.equals("b_higher") && JudgementCheck.isMassivelyHigher(a, b, measure));
    if (isContrary) {
      shared.report(
          Rule.DIRECTION, each + ", truth " + a.figure(measure) + " " + b.figure(measure));
    }
  }

  /** Sides of the same visitors at times that were asked for apart. */
  private void checkApart() {
    Inquiry a = shared.inquiry().side('a');
    Inquiry b = shared.inquiry().side('b');
    boolean wasApart = a.endsDaysAgo() >= b.endsDaysAgo() + b.days();
    Span ofA = JudgedView.window(side('a'));
    Span ofB = JudgedView.window(side('b'));
    Duration both = Duration.between(ofB.from(), ofA.to());
    if (wasApart
        && a.sieves.equals(b.sieves)
        && both.compareTo(SEAM) > 0
        && !judged.warns("overlap")) {
      shared.report(Rule.SIDES_APART, ofA + " and " + ofB + " overlap by " + both);
    }
  }
}
