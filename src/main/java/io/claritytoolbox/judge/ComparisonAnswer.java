package io.claritytoolbox.judge;

import io.claritytoolbox.insight.Comparison;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Window;
import java.util.List;

/**
 * Two sides, compared.
 *
 * @param mattersPercent the smallest change that matters, in percent of {@code a}'s figure
 * @param adjustedFor what the differences within strata hold equal; empty where nothing finer is
 *     stored
 * @param result signal by signal
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

  /** What a side counts. */
  public enum Unit {
    SESSIONS("sessions"),
    /** Visits of several pages: one session counts on each. */
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
   * @param days of 24 hours asked for
   * @param sessions or page visits, see {@code unit}
   * @param effective how many independent sessions they are worth
   */
  public record Side(
      String label, Window window, int days, double sessions, double effective, Unit unit) {}
}
