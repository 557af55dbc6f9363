package io.claritytoolbox.doctor;

import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.doctor.Finding.Status;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.QuotaState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A project's history, the day's budget and the clock it turns by.
 *
 * @param name the project's
 * @param exports all that are stored
 * @param report of the day
 * @param reserve requests that only an explicit wish may take
 * @param use whether another process spends on it just now
 */
record ProjectChecks(
    String name, List<StoredExport> exports, QuotaReport report, int reserve, StoreFacts.Use use) {
  private static final Duration HARMLESS = Duration.ofMinutes(1);

  List<Finding> findings() {
    return List.of(history(), budget(), routine(), turn());
  }

  private Finding history() {
    List<LocalDate> days =
        exports.stream()
            .map(export -> LocalDate.ofInstant(export.takenAt(), ZoneOffset.UTC))
            .distinct()
            .sorted()
            .toList();
    return days.isEmpty()
        ? Finding.note("history", name + ": no export is stored yet.")
        : Finding.ok(
            "history",
            "%s: %s, taken on %s, the first %s, the last %s."
                .formatted(
                    name,
                    count(exports.size(), "export"),
                    count(days.size(), "day"),
                    days.get(0),
                    days.get(days.size() - 1)));
  }

  private Finding budget() {
    QuotaState quota = report.quota();
    String said =
        "%s: %d of %d requests spent, %d left%s; the next day's begin at %s."
            .formatted(
                name,
                quota.spent(),
                quota.limit(),
                quota.remaining(),
                reserve == 0 ? "" : ", " + reserve + " kept back for spend: reserve",
                quota.resetsAt());
    return quota.remaining() > 0
        ? Finding.ok("budget", said)
        : new Finding(
            Status.WARNING,
            "budget",
            said,
            "Until then, ask with spend: never for what is stored.");
  }

  private Finding routine() {
    int due = report.routineDue();
    return due == 0
        ? Finding.ok("routine", name + ": the day's routine is done.")
        : new Finding(
            Status.NOTE,
            "routine",
            name + ": the day's routine is due, " + count(due, "request") + ".",
            "Run ./toolbox sync --prebuilt clarity once a day.");
  }

  private Finding turn() {
    return use == StoreFacts.Use.FREE
        ? Finding.ok("turn", name + ": nobody spends a request just now; the store can be written.")
        : Finding.note("turn", name + ": another process spends a request just now.");
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /**
   * This machine's clock against Clarity's.
   *
   * @param ahead how far Clarity's is ahead of ours; empty where no request has shown it
   */
  static Finding clock(Optional<Duration> ahead) {
    return ahead
        .map(ProjectChecks::judged)
        .orElseGet(
            () ->
                Finding.note(
                    "clock", "How far it is from Clarity's, a request alone can tell: --live."));
  }

  private static Finding judged(Duration ahead) {
    String said =
        ahead.isZero()
            ? "It agrees with Clarity's."
            : "Clarity's is %d seconds %s."
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead");
    return ahead.abs().compareTo(HARMLESS) <= 0
        ? Finding.ok("clock", said)
        : new Finding(
            Status.WARNING,
            "clock",
            said + " The day's budget turns by the clock, and tokens begin and end by it.",
            "Set this machine's clock.");
  }
}
