package io.claritytoolbox.render;

import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.chart.Chart.Mark;
import io.claritytoolbox.chart.Differences;
import io.claritytoolbox.chart.Differences.Difference;
import io.claritytoolbox.chart.RankedBars;
import io.claritytoolbox.insight.Changes.Change;
import io.claritytoolbox.insight.Comparison;
import io.claritytoolbox.insight.Hotspots.Hotspot;
import io.claritytoolbox.insight.Interval;
import io.claritytoolbox.judge.ChangesAnswer;
import io.claritytoolbox.judge.ComparisonAnswer;
import io.claritytoolbox.judge.HotspotsAnswer;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The charts of judgements. */
public final class JudgedCharts {
  private static final int MOST = 10;

  private JudgedCharts() {}

  /** The hotspots by their excess. Returns nothing if no group is a hotspot. */
  public static List<Chart> of(HotspotsAnswer answer) {
    AnswerCharts.Names names =
        new AnswerCharts.Names(answer.ranked().stream().map(each -> each.key().values()).toList());
    List<RankedBars.Bar> bars =
        answer.ranked().stream()
            .filter(Hotspot::isHot)
            .limit(MOST)
            .map(
                each ->
                    new RankedBars.Bar(
                        names.of(new ArrayList<>(each.key().values())),
                        mark(each.excess(), each.interval(), "%,.0f"),
                        where(each)))
            .toList();
    return bars.isEmpty()
        ? List.of()
        : List.of(new RankedBars("What to fix first", "sessions beyond the expected", bars));
  }

  private static String where(Hotspot each) {
    return each.where().isEmpty()
        ? ""
        : "mostly " + HotspotsView.inText(each.where().get(0).value());
  }

  /** The changes of rates. Changes of traffic have other units and are only in the table. */
  public static List<Chart> of(ChangesAnswer answer) {
    List<Change> shares =
        answer.result().changes().stream()
            .filter(each -> each.measure() != Measure.SESSIONS)
            .limit(MOST)
            .toList();
    AnswerCharts.Names names =
        new AnswerCharts.Names(shares.stream().map(each -> each.group().values()).toList());
    List<Difference> rows =
        shares.stream()
            .map(
                each ->
                    new Difference(
                        signal(each.measure())
                            + " · "
                            + (each.group().isEmpty()
                                ? "the site"
                                : names.of(new ArrayList<>(each.group().values()))),
                        mark(each.difference(), each.interval(), "%+.1f"),
                        each.difference() > 0 ? "up" : "down",
                        true))
            .toList();
    return differences("What changed", rows);
  }

  /** The differences between two sides, adjusted for their visitors if possible. */
  public static List<Chart> of(ComparisonAnswer answer) {
    List<Difference> rows =
        answer.result().signals().stream()
            .map(
                each ->
                    new Difference(
                        signal(each.signal().sessionPercent()),
                        mark(each.adjusted(), each.adjustedInterval(), "%+.1f"),
                        verdict(each.verdict()),
                        each.verdict() == Comparison.Verdict.B_HIGHER
                            || each.verdict() == Comparison.Verdict.B_LOWER))
            .toList();
    return differences(answer.b().label() + " less " + answer.a().label(), rows);
  }

  private static List<Chart> differences(String title, List<Difference> rows) {
    return rows.isEmpty() ? List.of() : List.of(new Differences(title, "percentage points", rows));
  }

  /** For example {@code rage clicks}. */
  private static String signal(Measure measure) {
    return measure.label().replace("_session_percent", "").replace('_', ' ');
  }

  private static String verdict(Comparison.Verdict verdict) {
    return switch (verdict) {
      case B_HIGHER -> "higher";
      case B_LOWER -> "lower";
      case SAME -> "the same";
      case CANNOT_TELL -> "can't tell yet";
    };
  }

  private static Mark mark(double value, Interval interval, String format) {
    String text = String.format(Locale.ROOT, format, value);
    return new Mark(value, interval.low(), interval.high(), Quality.ESTIMATE, text);
  }
}
