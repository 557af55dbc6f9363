package io.claritytoolbox.judge;

import io.claritytoolbox.insight.Comparison;
import io.claritytoolbox.insight.Interval;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The warnings of a comparison, in whole sentences. */
final class ComparisonNotes {
  private ComparisonNotes() {}

  static List<String> of(
      ComparisonAnswer.Side a,
      ComparisonAnswer.Side b,
      List<Dimension> strata,
      Comparison.Result result,
      List<Signal> missing) {
    List<String> notes = new ArrayList<>();
    empty(a, "a", notes);
    empty(b, "b", notes);
    if (notes.isEmpty()) {
      unit(a, "a", notes);
      unit(b, "b", notes);
      if (isReduced(a) || isReduced(b)) {
        notes.add(reduced(a, b));
      }
      result.signals().forEach(each -> mix(each, strata, notes));
      notCompared(missing, notes);
    }
    return notes;
  }

  private static void empty(ComparisonAnswer.Side side, String letter, List<String> notes) {
    if (side.sessions() == 0) {
      notes.add(
          "Side "
              + letter
              + " ("
              + side.label()
              + ") has no sessions here, so nothing is compared.");
    }
  }

  private static void unit(ComparisonAnswer.Side side, String letter, List<String> notes) {
    if (side.unit() == ComparisonAnswer.Unit.PAGE_VISITS) {
      notes.add(
          "Side "
              + letter
              + " spans several pages, and a session counts on each of them: its figures are of page"
              + " visits.");
    }
  }

  private static boolean isReduced(ComparisonAnswer.Side side) {
    return Math.round(side.effective()) < Math.round(side.sessions());
  }

  private static String reduced(ComparisonAnswer.Side a, ComparisonAnswer.Side b) {
    return String.format(
        Locale.ROOT,
        "Visits of one user resemble each other, so the intervals take %,d (a) and %,d (b) of these"
            + " visits as independent.",
        Math.round(a.effective()),
        Math.round(b.effective()));
  }

  /** Warns if the visitors' mix causes or hides the difference. */
  private static void mix(Comparison.Difference each, List<Dimension> strata, List<String> notes) {
    String by = strata.stream().map(Dimension::label).collect(Collectors.joining(" and "));
    if (each.mixReverses()) {
      notes.add(
          each.signal().label()
              + ": the sides differ in who visits, and within "
              + by
              + " the difference points the other way (Simpson's paradox). The verdict"
              + " follows the adjusted difference.");
    } else if (each.strata() > 1
        && excludesZero(each.interval())
        && !excludesZero(each.adjustedInterval())) {
      notes.add(
          each.signal().label()
              + ": the raw difference disappears within "
              + by
              + ": the sides differ in who visits. The verdict follows the adjusted difference.");
    }
  }

  private static boolean excludesZero(Interval interval) {
    return interval.low() > 0 || interval.high() < 0;
  }

  private static void notCompared(List<Signal> missing, List<String> notes) {
    if (!missing.isEmpty()) {
      notes.add(
          "Not compared, because these exports don't tell them of both sides: "
              + missing.stream().map(Signal::label).collect(Collectors.joining(", "))
              + ".");
    }
  }
}
