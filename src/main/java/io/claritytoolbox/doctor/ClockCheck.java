package io.claritytoolbox.doctor;

import io.claritytoolbox.doctor.Finding.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * This machine's clock against Clarity's.
 *
 * @param ahead how far Clarity's is ahead of ours; empty where no request has shown it
 */
record ClockCheck(Optional<Duration> ahead) implements Check {
  private static final String TOPIC = "clock";
  private static final Duration HARMLESS = Duration.ofMinutes(1);

  @Override
  public List<Finding> findings() {
    return List.of(
        ahead
            .map(ClockCheck::judged)
            .orElseGet(
                () ->
                    Finding.note(
                        TOPIC, "How far it is from Clarity's, a request alone can tell: --live.")));
  }

  private static Finding judged(Duration ahead) {
    String said =
        ahead.isZero()
            ? "It agrees with Clarity's."
            : "Clarity's is %d seconds %s."
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead");
    return ahead.abs().compareTo(HARMLESS) <= 0
        ? Finding.ok(TOPIC, said)
        : new Finding(
            Status.WARNING,
            TOPIC,
            said + " The day's budget turns by the clock, and tokens begin and end by it.",
            "Set this machine's clock.");
  }
}
