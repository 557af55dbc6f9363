package io.claritytoolbox.spend;

import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.plan.Snapshot;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.quota.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Fetches one export for a request of the day, in the order that loses none: reserved in the ledger
 * and committed, then sent, then stored, then settled. A process that dies on the way has spent the
 * request, and the ledger says so. A call that certainly never arrived is refunded.
 */
final class PaidFetch {
  private final QuotaGuard guard;
  private final ExportClient client;
  private final Exports exports;
  private final InstantSource clock;
  private final Set<Dimension> dropped =
      Collections.synchronizedSet(EnumSet.noneOf(Dimension.class));

  /** What became of it. */
  sealed interface Purchase {}

  /**
   * An export is at hand.
   *
   * @param stored as the store knows it
   * @param export as read
   * @param warnings about it or its saving
   * @param requests what it cost, with the requests whose token was refused before it
   * @param next the snapshot after it
   */
  record Bought(
      StoredExport stored, Export export, List<String> warnings, int requests, Snapshot next)
      implements Purchase {}

  /**
   * It brought nothing.
   *
   * @param sentence what happened and what to do
   * @param dropped dimensions that Clarity dropped: without them it may go
   * @param requests what it cost all the same
   * @param next the snapshot after it
   */
  record Failed(String sentence, List<Dimension> dropped, int requests, Snapshot next)
      implements Purchase {}

  /** Somebody else has spent since the snapshot was read: read again, and plan anew. */
  record Overtaken() implements Purchase {}

  PaidFetch(QuotaGuard guard, ExportClient client, Exports exports, InstantSource clock) {
    this.guard = guard;
    this.client = client;
    this.exports = exports;
    this.clock = clock;
  }

  /** The dimensions that Clarity was seen to drop since this process began. */
  Set<Dimension> droppedDimensions() {
    synchronized (dropped) {
      return Set.copyOf(dropped);
    }
  }

  /**
   * Makes one request if the budget grants it, and one more for every token that Clarity refuses
   * while another is left.
   *
   * @throws StorageFailure when the ledger can't be reached; nothing was sent
   */
  Purchase fetch(ExportRequest request, Spend spend, Snapshot snapshot) {
    Budget budget = snapshot.budget();
    List<String> passedOver = new ArrayList<>();
    while (true) {
      Purpose purpose = new Purpose(request.cube(), request.days(), clock.instant());
      Verdict verdict = guard.take(budget, purpose, spend);
      if (verdict instanceof Verdict.Refused refused) {
        Snapshot next = snapshot.with(refused.budget(), List.of());
        return after(passedOver, new Failed(refused.sentence(), List.of(), 0, next));
      }
      if (verdict instanceof Verdict.Granted granted) {
        ExportOutcome outcome = client.fetch(request);
        if (!(outcome instanceof ExportOutcome.Refused refused) || refused.tokensLeft() == 0) {
          return result(outcome, granted, snapshot, passedOver);
        }
        budget = settled(granted, Fate.REFUSED);
        passedOver.add(FetchFailure.passedOver(refused));
      } else if (passedOver.isEmpty()) {
        return new Overtaken();
      } else {
        budget = guard.look();
      }
    }
  }

  private Purchase result(
      ExportOutcome outcome, Verdict.Granted granted, Snapshot before, List<String> passedOver) {
    if (outcome instanceof ExportOutcome.Answered answered) {
      return bought(answered.export(), granted, before, passedOver);
    }
    return after(
        passedOver, failed(FetchFailure.of(outcome, client.tokenVariable()), granted, before));
  }

  private Bought bought(
      Export export, Verdict.Granted granted, Snapshot before, List<String> passedOver) {
    List<String> warnings = new ArrayList<>(passedOver);
    warnings.addAll(export.warnings());
    StoredExport stored = exports.put(export, warnings);
    Budget left = settled(granted, Fate.ANSWERED);
    boolean storeChanged = !left.warnings().equals(granted.budget().warnings());
    if (storeChanged && exports.isLost(stored)) {
      stored = exports.put(export, warnings);
    }
    return new Bought(stored, export, warnings, passedOver.size() + 1, before.with(stored, left));
  }

  private Failed failed(FetchFailure failure, Verdict.Granted granted, Snapshot before) {
    return switch (failure.effect()) {
      case REFUND -> refund(failure, granted, before);
      case CLOSE_THE_DAY -> closed(granted, before);
      case REFUSED -> counted(failure, settled(granted, Fate.REFUSED), before);
      case SERVER_ERROR -> counted(failure, settled(granted, Fate.FAILED), before);
      case UNREADABLE -> counted(failure, settled(granted, Fate.UNREADABLE), before);
      case LOST -> counted(failure, settled(granted, Fate.LOST), before);
    };
  }

  private Failed counted(FetchFailure failure, Budget left, Snapshot before) {
    dropped.addAll(failure.dropped());
    Snapshot next = before.with(left, failure.dropped());
    return new Failed(failure.sentence(), failure.dropped(), 1, next);
  }

  private Failed refund(FetchFailure failure, Verdict.Granted granted, Snapshot before) {
    try {
      Snapshot next = before.with(guard.refund(granted), List.of());
      return new Failed(failure.sentence(), List.of(), 0, next);
    } catch (StorageFailure e) {
      LoggerFactory.getLogger(PaidFetch.class).error("a request could not be refunded", e);
      return new Failed(
          "A request was taken and did not reach Clarity, but the ledger can't be written, so it"
              + " could not be refunded: it counts against today's budget.",
          List.of(),
          1,
          before.with(granted.budget(), List.of()));
    }
  }

  private Failed closed(Verdict.Granted granted, Snapshot before) {
    Budget closed = granted.budget().closed();
    String sentence = closed.refusal(Spend.RESERVE).orElseThrow().sentence();
    try {
      return new Failed(sentence, List.of(), 1, before.with(guard.close(granted), List.of()));
    } catch (StorageFailure e) {
      LoggerFactory.getLogger(PaidFetch.class).error("the day could not be closed", e);
      return new Failed(sentence, List.of(), 1, before.with(closed, List.of()));
    }
  }

  /** Where the ledger can't be written any more the request stays spent, and its answer counts. */
  private Budget settled(Verdict.Granted granted, Fate fate) {
    try {
      return guard.settle(granted, fate);
    } catch (StorageFailure e) {
      LoggerFactory.getLogger(PaidFetch.class).error("the fate of a request is not noted", e);
      return granted.budget();
    }
  }

  /** The same with what was said and spent before it, one request for each sentence. */
  private static Failed after(List<String> passedOver, Failed failed) {
    List<String> said = new ArrayList<>(passedOver);
    said.add(failed.sentence());
    return new Failed(
        String.join(" ", said),
        failed.dropped(),
        passedOver.size() + failed.requests(),
        failed.next());
  }
}
