package io.claritytoolbox.plan;

import io.claritytoolbox.model.ExportRequest;
import java.util.Locale;

/**
 * One request of the daily sync.
 *
 * @param request what is asked
 * @param reason why
 */
public record SyncStep(ExportRequest request, Reason reason) {
  /** Why a step is taken. */
  public enum Reason {
    /** The day's export of a standard cube. */
    DAILY,
    /** The day's export of a breakdown that questions ask for and no standard cube has. */
    ASKED,
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
  public record Result(SyncStep step, boolean done, String sentence) {}

  /**
   * What a daily sync came to.
   *
   * @param due steps that were due
   * @param done those of them whose exports are stored
   * @param outOfRequests whether the rest failed because the day's requests ran out
   */
  public record Outcome(int due, int done, boolean outOfRequests) {}

  /** Looks on while the daily sync runs. */
  public interface Watch {
    /** Step {@code number} of {@code all}, as far as is known, is under way. */
    void begun(SyncStep step, int number, int all);

    void done(Result result);
  }
}
