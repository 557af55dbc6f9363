package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.differential.JudgementCheck.Claim;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks changes against the sessions in the current days and in those before, as far as the answer
 * names them.
 */
final class ChangesCheck {
  private static final double ROUNDING = 0.0051;

  /** With more days, expected sessions follow the weekdays. */
  private static final int DAYS_WITHOUT_RHYTHM = 13;

  private final JudgementCheck shared;
  private final JudgedView judged;

  ChangesCheck(JudgementCheck shared, JudgedView judged) {
    this.shared = shared;
    this.judged = judged;
  }

  void check() {
    Set<Measure> shown = EnumSet.noneOf(Measure.class);
    for (JsonNode each : judged.content().path("changes")) {
      shown.add(JudgementCheck.measure(each, "measure"));
      checkChange(each);
    }
    for (JsonNode page : judged.content().path("new_pages")) {
      shown.add(Measure.SESSIONS);
      checkPage(page, before(page), window(page).from(), Rule.NEW_IS_NEW);
      check(page, Measure.SESSIONS, page.path("sessions").asDouble(), now(page), 0.5);
    }
    for (JsonNode page : judged.content().path("gone_pages")) {
      shown.add(Measure.SESSIONS);
      checkPage(page, now(page), window(page).to(), Rule.GONE_IS_GONE);
    }
    shared.checkMarked(judged, shown);
  }

  private Span window(JsonNode row) {
    return row.has("window")
        ? JudgedView.window(row)
        : new Span(instant("since"), instant("until"));
  }

  private Instant instant(String field) {
    return Instant.parse(judged.content().path(field).asText());
  }

  private JsonNode missing(JsonNode row) {
    return row.has("missing") ? row : judged.content();
  }

  /** The current days of a change. */
  private List<Span> now(JsonNode row) {
    return JudgedView.days(window(row).from(), window(row).to(), missing(row));
  }

  private List<Span> before(JsonNode row) {
    JsonNode told = (row.has("baseline") ? row : judged.content()).path("baseline");
    return JudgedView.days(
        Instant.parse(told.path("from").asText()),
        Instant.parse(told.path("to").asText()),
        missing(row));
  }

  private void checkChange(JsonNode each) {
    Measure measure = JudgementCheck.measure(each, "measure");
    shared.checkInterval(each, "difference", "low", "high", 4 * ROUNDING);
    shared.checkTold(
        each,
        JudgementCheck.fields(
            "measure",
            "before",
            "now",
            "difference",
            "low",
            "high",
            "direction",
            "likely",
            "since"));
    boolean isUp = each.path("direction").asText().equals("up");
    if (isUp != each.path("now").asDouble() >= each.path("before").asDouble()) {
      shared.report(Rule.VERDICT, each.toString());
    }
    Map<Dimension, @Nullable String> group = JudgedView.group(each.path("group"));
    shared.checkSource(
        judged,
        JudgementCheck.union(group.keySet(), shared.inquiry().dimensions()),
        "change of " + group);
    if (shared.inquiry().hasOddFilter()) {
      return;
    }
    check(each.path("group"), measure, each.path("now").asDouble(), now(each), 0.5);
    checkBefore(each, measure);
    checkDirection(each, measure, isUp);
  }

  private List<Tally> truths(JsonNode group, List<Span> time) {
    return shared.truths(
        time, JudgedView.group(group), shared.inquiry().sieves, judged.warns("page visits"));
  }

  private void check(
      JsonNode group, Measure measure, double figure, List<Span> time, double ofCounts) {
    if (!shared.inquiry().hasOddFilter()) {
      shared.checkFigure(
          judged,
          new Claim(measure, figure, truths(group, time), measure.isCount() ? ofCounts : ROUNDING),
          shared.seams(time),
          shared.inquiry().sieves,
          JudgedView.group(group));
    }
  }

  /** Expected sessions are the mean of the days before, times the current days. */
  private void checkBefore(JsonNode each, Measure measure) {
    List<Span> time = before(each);
    if (judged.content().path("baseline_days").asInt() > DAYS_WITHOUT_RHYTHM) {
      return;
    }
    double times = measure.isCount() ? length(time) / length(now(each)) : 1;
    check(each.path("group"), measure, times * each.path("before").asDouble(), time, times);
  }

  private static double length(List<Span> time) {
    return time.stream().mapToDouble(span -> span.length().toSeconds()).sum();
  }

  private void checkDirection(JsonNode each, Measure measure, boolean isUp) {
    Tally before = truths(each.path("group"), before(each)).get(0);
    Tally now = truths(each.path("group"), now(each)).get(0);
    double times = length(before(each)) / length(now(each));
    boolean isContrary =
        measure.isCount()
            ? Math.max(now.sessions() * times, before.sessions()) > 200
                && (isUp
                    ? before.sessions() > 1.5 * now.sessions() * times
                    : now.sessions() * times > 1.5 * before.sessions())
            : JudgementCheck.isMassivelyHigher(isUp ? before : now, isUp ? now : before, measure);
    if (isContrary) {
      shared.report(
          Rule.DIRECTION,
          each + ", truth " + before.figure(measure) + " and " + now.figure(measure));
    }
  }

  /** Days at uneven hours leave out hours, in which there may have been sessions. */
  private void checkPage(JsonNode page, List<Span> time, Instant until, Rule rule) {
    List<Span> known = shared.servedByPage(time, until);
    double truth = known.isEmpty() ? 0 : truths(page, known).get(0).sessions();
    if (truth > 0 && !shared.inquiry().hasOddFilter()) {
      shared.report(rule, page + " had " + truth + " sessions in " + time);
    }
  }
}
