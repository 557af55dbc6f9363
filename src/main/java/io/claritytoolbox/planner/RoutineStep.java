package io.claritytoolbox.planner;

import io.claritytoolbox.export.ExportRequest;
import java.util.Locale;

/**
 * One request of a day's routine.
 *
 * @param request what is asked
 * @param reason why
 */
public record RoutineStep(ExportRequest request, Reason reason) {
  /** Why a step is taken. */
  public enum Reason {
    /** The day's export of a standard cube. */
    DAILY,
    /** A longer export, to make up for a missed day. */
    REPAIR;

    /** {@code daily} for example. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What became of a step.
   *
   * @param step which
   * @param done whether its export is stored
   * @param sentence what happened
   */
  public record Result(RoutineStep step, boolean done, String sentence) {}
}
