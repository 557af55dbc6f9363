package io.claritytoolbox.plan;

import io.claritytoolbox.model.ExportRequest;
import java.util.Locale;

/** One request of the daily sync. */
public record SyncStep(ExportRequest request, Reason reason) {
  public enum Reason {
    /** The day's export of a standard cube. */
    DAILY,
    /** The day's export of a breakdown that questions asked for. */
    ASKED,
    /** A longer export that repairs a missed day. */
    REPAIR;

    /** {@code daily} for example. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What became of a step.
   *
   * @param done whether its export is stored
   * @param sentence what happened
   */
  public record Result(SyncStep step, boolean done, String sentence) {}

  /**
   * The result of a daily sync.
   *
   * @param due steps that were due
   * @param done those whose exports are stored
   * @param outOfRequests whether the day's requests ran out
   */
  public record Outcome(int due, int done, boolean outOfRequests) {}

  /** Observes the daily sync. */
  public interface Watch {
    /** Step {@code number} of about {@code all} begins. */
    void begun(SyncStep step, int number, int all);

    void done(Result result);
  }
}
