package io.claritytoolbox.doctor;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.doctor.Finding.Status;
import io.claritytoolbox.plan.SyncStep;
import java.io.PrintStream;

/** Spends one request to see whether Clarity answers, and on what the routine would take next. */
final class LiveRequest {
  private static final String TOPIC = "live";

  private final Analyst analyst;
  private final PrintStream told;

  /**
   * @param told what is about to be spent, before it is
   */
  LiveRequest(Analyst analyst, PrintStream told) {
    this.analyst = analyst;
    this.told = told;
  }

  Finding make() {
    int left = analyst.quota().quota().remaining();
    if (left == 0) {
      return new Finding(
          Status.FAULT,
          TOPIC,
          "No request was sent: none is left today.",
          "Try again after the reset.");
    }
    SyncStep step = analyst.upkeep().next();
    told.println(
        "Spending one of the %d requests left today on an export by %s over %d day%s."
            .formatted(
                left,
                step.request().cube(),
                step.request().days(),
                step.request().days() == 1 ? "" : "s"));
    told.flush();
    SyncStep.Result result = analyst.upkeep().take(step);
    return result.done()
        ? Finding.ok(TOPIC, "Clarity answered, and its export is stored: " + result.sentence())
        : new Finding(Status.FAULT, TOPIC, result.sentence(), "");
  }
}
