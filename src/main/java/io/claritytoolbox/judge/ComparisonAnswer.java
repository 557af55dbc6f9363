package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.insight.Comparison;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The comparison of two sides.
 *
 * @param mattersPercent the smallest change that matters, in percent of {@code a}'s figure
 * @param adjustedFor the dimensions of the strata; empty if there are none
 * @param result by signal
 */
public record ComparisonAnswer(
    Side a,
    Side b,
    double mattersPercent,
    List<Dimension> adjustedFor,
    Comparison.Result result,
    Judgement.Basis basis) {
  public ComparisonAnswer {
    adjustedFor = List.copyOf(adjustedFor);
  }

  /** The unit of a side. */
  public enum Unit {
    SESSIONS("sessions"),
    /** Visits of several pages or addresses: a session counts once on each. */
    PAGE_VISITS("page visits");

    private final String label;

    Unit(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * One side.
   *
   * @param coverage the days of 24 hours in the question
   * @param sessions the sessions, or page visits if that is the {@code unit}
   * @param effective the number of independent sessions that they represent
   */
  public record Side(
      String label,
      Window window,
      Coverage coverage,
      double sessions,
      double effective,
      Unit unit) {
    public int days() {
      return coverage.asked();
    }

    /** Whether the sessions are fewer independent ones. */
    public boolean isReduced() {
      return Math.round(effective) < Math.round(sessions);
    }
  }

  /** What limits a comparison, in whole sentences. */
  static List<String> warnings(
      Side a, Side b, List<Dimension> strata, Comparison.Result result, List<Signal> missing) {
    List<String> notes = new ArrayList<>();
    empty(a, "a", notes);
    empty(b, "b", notes);
    if (notes.isEmpty()) {
      unit(a, "a", notes);
      unit(b, "b", notes);
      if (a.isReduced() || b.isReduced()) {
        notes.add(
            String.format(
                Locale.ROOT,
                "Visits of one user resemble each other, so the intervals take %,d (a) and %,d (b)"
                    + " of these visits as independent.",
                Math.round(a.effective()),
                Math.round(b.effective())));
      }
      String by = strata.stream().map(Dimension::label).collect(Collectors.joining(" and "));
      result.signals().forEach(each -> mix(each, by, notes));
      if (!missing.isEmpty()) {
        notes.add(
            "Not compared, because these exports don't tell them of both sides: "
                + missing.stream().map(Signal::label).collect(Collectors.joining(", "))
                + ".");
      }
    }
    return notes;
  }

  private static void empty(Side side, String letter, List<String> notes) {
    if (side.sessions() == 0) {
      notes.add(
          "Side %s (%s) has no sessions here, so nothing is compared."
              .formatted(letter, side.label()));
    }
  }

  private static void unit(Side side, String letter, List<String> notes) {
    if (side.unit() == Unit.PAGE_VISITS) {
      notes.add(
          ("Side %s spans several pages or several addresses of a page, and a session counts on"
                  + " each of them: its figures are of page visits.")
              .formatted(letter));
    }
  }

  /** Warns if the visitors' mix causes or hides the difference. */
  private static void mix(Comparison.Difference each, String by, List<String> notes) {
    if (each.mixReverses()) {
      notes.add(
          ("%s: the sides differ in who visits, and within %s the difference points the other way"
                  + " (Simpson's paradox). The verdict follows the adjusted difference.")
              .formatted(each.signal().label(), by));
    } else if (each.strata() > 1
        && each.interval().excludesZero()
        && !each.adjustedInterval().excludesZero()) {
      notes.add(
          ("%s: the raw difference disappears within %s: the sides differ in who visits. The"
                  + " verdict follows the adjusted difference.")
              .formatted(each.signal().label(), by));
    }
  }
}
