package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.differential.JudgementCheck.Claim;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a ranking: each group against its sessions, and where its problems are. */
final class HotspotsCheck {
  private static final Duration HOUR = Duration.ofMinutes(61);
  private static final double ROUNDING = 0.0501;

  private final JudgementCheck shared;
  private final JudgedView judged;
  private final List<Span> time;
  private final List<Span> seams;
  private final boolean areVisits;

  HotspotsCheck(JudgementCheck shared, JudgedView judged) {
    this.shared = shared;
    this.judged = judged;
    this.time = JudgedView.covered(judged.content());
    this.seams = shared.seams(time);
    this.areVisits = judged.warns("page visits");
  }

  void check() {
    checkTarget();
    Set<Measure> shown = EnumSet.of(Measure.SESSIONS);
    int hot = 0;
    for (JsonNode row : judged.content().path("rows")) {
      row.path("signals").forEach(each -> shown.add(share(each)));
      hot += row.has("where") ? 1 : 0;
      checkRow(row);
    }
    if (hot > judged.content().path("hotspots").asInt()) {
      shared.report(Rule.ROWS_COUNTED, hot + " hotspots shown");
    }
    if (judged.content().path("rows").size() == judged.content().path("total_rows").asInt()
        && judged.content().path("rows").findValues("signals").stream()
            .allMatch(all -> all.size() == Signal.values().length)) {
      shared.checkMarked(judged, shown);
    }
  }

  private void checkTarget() {
    Inquiry asked = shared.inquiry();
    Span window = JudgedView.window(judged.content());
    Duration off =
        Duration.between(
                window.to(), shared.now().minus(Span.DAY.multipliedBy(asked.endsDaysAgo())))
            .abs();
    if (asked.endsDaysAgo() > 0
        && off.compareTo(HOUR) > 0
        && !judged.warns("off the period|nearest stored")) {
      shared.report(Rule.OFF_TARGET_SAID, off + " off, and says only " + judged.warnings());
    }
  }

  private static Measure share(JsonNode signal) {
    return Measure.named(signal.path("signal").asText() + "_session_percent").orElseThrow();
  }

  private void checkRow(JsonNode row) {
    Map<Dimension, @Nullable String> group = JudgedView.group(row);
    shared.checkInterval(row, "excess_sessions", "low", "high", 2 * ROUNDING);
    shared.checkTold(
        row,
        JudgementCheck.fields(
            "sessions", "excess_sessions", "low", "high", "share_of_all_excess_percent"));
    shared.checkSource(
        judged,
        JudgementCheck.union(group.keySet(), shared.inquiry().dimensions()),
        "row " + group);
    if (row.has("where") != row.path("low").asDouble() > 0 && row.path("low").asDouble() != 0) {
      shared.report(Rule.VERDICT, "a hotspot or none: " + row);
    }
    if (shared.inquiry().hasOddFilter()) {
      return;
    }
    if (truths(group).get(0).sessions() == 0) {
      shared.report(Rule.GROUP_REAL, group + " has no sessions, truth, in " + row);
    }
    check(group, Measure.SESSIONS, row.path("sessions").asDouble(), 0);
    for (JsonNode signal : row.path("signals")) {
      check(group, share(signal), signal.path("session_percent").asDouble(), ROUNDING);
      checkPossible(signal, "session_percent");
      checkPossible(signal, "expected_percent");
    }
    if (row.has("where")) {
      JsonNode largest = row.path("signals").path(0);
      row.path("where").forEach(part -> checkPart(group, share(largest), part));
      checkDirection(group, share(largest), largest);
    }
  }

  private void checkPossible(JsonNode signal, String field) {
    double percent = signal.path(field).asDouble();
    if (percent < 0 || percent > 100) {
      shared.report(Rule.POSSIBLE, field + " in " + signal);
    }
  }

  private List<Tally> truths(Map<Dimension, @Nullable String> group) {
    return shared.truths(time, group, shared.inquiry().sieves, areVisits);
  }

  private void check(
      Map<Dimension, @Nullable String> group, Measure measure, double figure, double rounding) {
    shared.checkFigure(
        judged,
        new Claim(measure, figure, truths(group), rounding),
        seams,
        shared.inquiry().sieves,
        group);
  }

  /** A part's share is as exact as an estimate, because its export can be of other hours. */
  private void checkPart(Map<Dimension, @Nullable String> group, Measure share, JsonNode part) {
    Map<Dimension, @Nullable String> finer = new LinkedHashMap<>(group);
    Dimension dimension = Dimension.named(part.path("dimension").asText()).orElseThrow();
    JsonNode value = part.path("value");
    finer.put(dimension, value.isNull() ? null : value.asText());
    shared.checkSource(
        judged,
        JudgementCheck.union(finer.keySet(), shared.inquiry().dimensions()),
        "part " + finer);
    List<Tally> truths = truths(finer);
    double percent = part.path("session_percent").asDouble();
    boolean isNear =
        truths.stream()
            .anyMatch(
                truth ->
                    truth.sessions() <= 100
                        || Math.abs(percent - truth.figure(share).orElse(0))
                            <= 2 * ROUNDING + truth.figure(share).orElse(0) / 4);
    if (!isNear) {
      shared.report(Rule.ESTIMATE, finer + " " + part + ", truth " + truths.get(0).figure(share));
    }
    if (percent <= part.path("elsewhere_percent").asDouble()) {
      shared.report(Rule.VERDICT, "no concentration: " + part);
    }
  }

  /** A hotspot's largest problem is not massively rarer than in all other groups. */
  private void checkDirection(
      Map<Dimension, @Nullable String> group, Measure share, JsonNode signal) {
    boolean areOfPages = group.containsKey(Dimension.URL);
    List<Tally> totals = shared.truths(time, Map.of(), shared.inquiry().sieves, areOfPages);
    Tally all = totals.get(totals.size() - 1);
    Tally own = truths(group).get(0);
    if (own.sessions() < all.sessions() / 2 && JudgementCheck.isMassivelyHigher(all, own, share)) {
      shared.report(
          Rule.DIRECTION,
          group + " " + signal + ", truth " + own.figure(share) + " of all " + all.figure(share));
    }
  }
}
