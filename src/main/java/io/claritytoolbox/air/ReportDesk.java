package io.claritytoolbox.air;

import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.Reply.Failed;
import io.claritytoolbox.air.Reply.Why;
import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.http.Retries;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.quota.Verdict;
import io.claritytoolbox.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Requests reports and waits briefly for them. Each is counted before it is requested. A report
 * that isn't ready can be read later by its id for free.
 */
public final class ReportDesk {
  /** Clarity Movement's limit on reports per organisation and day. */
  public static final int DAILY_LIMIT = 30;

  /** Their name in the ledger and in sentences. */
  public static final String BUDGET = "air reports";

  static final String REQUESTS = "report requests to Clarity Movement";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** A report from within this time answers the same question again. */
  private static final Duration SAME = Duration.ofHours(24);

  private final Organisation organisation;
  private final AirSource source;
  private final AirStore store;
  private final QuotaGuard guard;
  private final PaidRequests paid;
  private final Retries.Sleeper sleeper;

  ReportDesk(
      Organisation organisation,
      AirSource source,
      AirStore store,
      QuotaGuard guard,
      PaidRequests paid,
      Retries.Sleeper sleeper) {
    this.organisation = organisation;
    this.source = source;
    this.store = store;
    this.guard = guard;
    this.paid = paid;
    this.sleeper = sleeper;
  }

  /**
   * The state of a report.
   *
   * @param requested the number of requests that this call counted
   * @param quota of today
   * @param warnings in complete sentences
   */
  public record Standing(
      Organisation organisation,
      Report report,
      int requested,
      QuotaState quota,
      List<String> warnings) {
    public Standing {
      warnings = List.copyOf(warnings);
    }
  }

  /** The ledger of an organisation's reports. */
  static QuotaGuard guard(Storage storage, Organisation organisation, InstantSource clock) {
    return new QuotaGuard(
        storage.ledger(BUDGET),
        organisation.account(),
        QuotaGuard.Allowance.of(DAILY_LIMIT, REQUESTS),
        clock);
  }

  QuotaState quota() {
    return guard.look().state();
  }

  /** Waits for a report that was requested earlier. */
  public Reply<Standing> again(String id, Caller caller) {
    return awaited(id, caller).map(report -> standing(report, 0, List.of()));
  }

  /**
   * Requests a report and waits for it. Reuses one that was requested for the same question within
   * a day.
   */
  public Reply<Standing> report(MeasurementQuery question, Caller caller) {
    Optional<String> known = store.report(key(question), guard.now().minus(SAME));
    if (known.isPresent()) {
      return awaited(known.get(), caller)
          .map(
              report ->
                  standing(
                      report,
                      0,
                      List.of("This report was requested before, so no request was spent.")));
    }
    List<String> warnings = new ArrayList<>();
    return paid.during(() -> requested(question, warnings))
        .match(
            report -> {
              Reply<Report> latest =
                  report.state() == Report.State.IN_PROGRESS
                      ? awaited(report.id(), caller)
                      : new Answered<>(report);
              return new Answered<>(
                  latest.match(
                      newer -> standing(newer, 1, warnings),
                      failed -> standing(report, 1, List.of(failed.sentence()))));
            },
            failed -> new Failed<>(failed.why(), failed.sentence()));
  }

  /** Identifies a question, so that its report is not requested twice. */
  private static String key(MeasurementQuery query) {
    return "%s %s %s %s/%s"
        .formatted(
            query.frequency().label(),
            query.isOfAll() ? "*" : String.join(",", query.datasources()),
            String.join(",", query.metrics()),
            query.from(),
            query.to());
  }

  private Standing standing(Report report, int requested, List<String> warnings) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(source.notices());
    return new Standing(organisation, report, requested, quota(), all);
  }

  /** Counts and commits the request before sending it. */
  private Reply<Report> requested(MeasurementQuery question, List<String> warnings) {
    Instant now = guard.now();
    Verdict verdict = guard.claim(new Purpose(Cube.SITE, 1, now));
    if (!(verdict instanceof Verdict.Granted granted)) {
      String why = verdict instanceof Verdict.Refused refused ? refused.sentence() : "";
      return AirDesk.unavailable(
          why + " A report that was requested before can be read with `report_id`.");
    }
    Reply<Report> reply = source.request(question);
    return reply.match(
        report -> {
          AirDesk.kept(() -> store.noteReport(report.id(), key(question), now), warnings);
          settle(() -> guard.settle(granted, Fate.ANSWERED));
          return reply;
        },
        failed -> {
          settle(() -> settled(granted, failed.why()));
          return new Failed<>(failed.why(), failed.sentence() + counts(failed.why()));
        });
  }

  private void settled(Verdict.Granted granted, Why why) {
    switch (why) {
      case NOT_SENT, NEVER_ARRIVED -> guard.refund(granted);
      case REFUSED -> guard.settle(granted, Fate.REFUSED);
      case SPENT -> guard.close(granted);
      case FAILED -> guard.settle(granted, Fate.FAILED);
      case UNREADABLE -> guard.settle(granted, Fate.UNREADABLE);
      case LOST -> guard.settle(granted, Fate.LOST);
    }
  }

  private static String counts(Why why) {
    return switch (why) {
      case NOT_SENT, NEVER_ARRIVED -> " No report request was spent.";
      default -> " The request counts against today's " + DAILY_LIMIT + " reports.";
    };
  }

  /** If this fails, the request stays counted. */
  private static void settle(Runnable note) {
    try {
      note.run();
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(ReportDesk.class).error("the fate of a report is not noted", failure);
    }
  }

  private Reply<Report> awaited(String id, Caller caller) {
    Duration pause = FIRST_PAUSE;
    Duration waited = pause;
    Reply<Report> reply = source.report(id);
    while (isInProgress(reply)
        && !caller.isGone()
        && waited.compareTo(PATIENCE) <= 0
        && slept(pause)) {
      caller.progress("The report is being made.");
      reply = source.report(id);
      pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
      waited = waited.plus(pause);
    }
    return reply;
  }

  private static boolean isInProgress(Reply<Report> reply) {
    return reply.match(report -> report.state() == Report.State.IN_PROGRESS, failed -> false);
  }

  private boolean slept(Duration time) {
    try {
      sleeper.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
