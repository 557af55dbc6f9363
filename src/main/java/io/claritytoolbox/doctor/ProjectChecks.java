package io.claritytoolbox.doctor;

import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.doctor.Diagnosis.Finding;
import io.claritytoolbox.doctor.Diagnosis.Finding.Status;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.QuotaState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Checks a project's history, today's requests, the daily sync and the clock.
 *
 * @param name the project's name
 * @param exports all stored exports
 * @param reserve requests that only an explicit {@code spend: reserve} may use
 */
record ProjectChecks(String name, List<StoredExport> exports, QuotaReport report, int reserve) {
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  List<Finding> findings() {
    return List.of(history(), budget(), sync());
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
            "%s: %s on %s, %s to %s."
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
        "%s: %d of %d requests spent, %d left%s; resets at %s."
            .formatted(
                name,
                quota.spent(),
                quota.limit(),
                quota.remaining(),
                reserve == 0 ? "" : ", " + reserve + " reserved",
                quota.resetsAt());
    return quota.remaining() > 0
        ? Finding.ok("budget", said)
        : Finding.warning("budget", said, "Until then, use spend: never to answer from the store.");
  }

  private Finding sync() {
    int due = report.routineDue();
    return due == 0
        ? Finding.ok("sync", name + ": the daily sync is done.")
        : new Finding(
            Status.NOTE,
            "sync",
            name + ": the daily sync is due and takes " + count(due, "request") + ".",
            "Run ./toolbox sync once a day.");
  }

  /**
   * Lists the dashboard requests that are left. Exports don't depend on them.
   *
   * @param name the project's name
   */
  static Finding dashboard(String name, QuotaState quota) {
    return Finding.ok(
        "dashboard",
        "%s: %d of %d requests for recordings, documentation and questions spent, %d left."
            .formatted(name, quota.spent(), quota.limit(), quota.remaining()));
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /**
   * Compares this machine's clock with Clarity's.
   *
   * @param ahead how far Clarity's clock is ahead; empty before the first call
   */
  static Finding clock(Optional<Duration> ahead) {
    return ahead
        .map(ProjectChecks::judged)
        .orElseGet(
            () ->
                Finding.note(
                    "clock",
                    "Not compared with Clarity's clock yet. Run doctor --live to compare."));
  }

  private static Finding judged(Duration ahead) {
    String said =
        ahead.isZero()
            ? "This machine's clock agrees with Clarity's."
            : "Clarity's clock is %d seconds %s."
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead");
    return ahead.abs().compareTo(TOLERATED) <= 0
        ? Finding.ok("clock", said)
        : Finding.warning(
            "clock",
            said + " Request limits and token expiry depend on the clock.",
            "Correct this machine's clock.");
  }
}
