package io.claritytoolbox.judge;

import io.claritytoolbox.insight.Comparison;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Window;
import java.util.List;

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
    Basis basis) {
  public ComparisonAnswer {
    adjustedFor = List.copyOf(adjustedFor);
  }

  /** The unit of a side. */
  public enum Unit {
    SESSIONS("sessions"),
    /** Visits of several pages: a session counts once on each. */
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
   * @param days the days of 24 hours in the question
   * @param sessions the sessions, or page visits if that is the {@code unit}
   * @param effective the number of independent sessions that they represent
   */
  public record Side(
      String label, Window window, int days, double sessions, double effective, Unit unit) {}
}
