package io.claritytoolbox.spend;

import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.plan.Snapshot;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.quota.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Fetches one export for one request of the day: reserves it in the ledger and commits, sends,
 * stores, and settles. A process that dies meanwhile has spent the request, as the ledger says. A
 * request that certainly never arrived is refunded.
 */
record PaidFetch(QuotaGuard guard, ExportClient client, Exports exports, PaidRequests paid) {
  sealed interface Purchase {}

  /**
   * @param requests the cost, including requests whose token was refused before
   * @param next the snapshot after it
   */
  record Bought(
      StoredExport stored, Export export, List<String> warnings, int requests, Snapshot next)
      implements Purchase {}

  /**
   * @param sentence what happened and what to do
   * @param dropped dimensions that Clarity dropped; a request without them may succeed
   * @param requests the cost
   * @param next the snapshot after it
   */
  record Failed(String sentence, List<Dimension> dropped, int requests, Snapshot next)
      implements Purchase {
    private Failed dropping(List<Dimension> dimensions) {
      return new Failed(sentence, dimensions, requests, next);
    }
  }

  /** Another process has spent since the snapshot was read: plan again. */
  record Overtaken() implements Purchase {}

  /**
   * Makes one request if the budget grants it, and one more for each token that Clarity refuses
   * while another is left. The process waits for it before it ends.
   *
   * @param deadline how long it may take
   * @throws StorageFailure if the ledger can't be reached; nothing was sent
   */
  Purchase fetch(ExportRequest request, Spend spend, Snapshot snapshot, Deadline deadline) {
    return paid.during(() -> fetchAndStore(request, spend, snapshot, deadline));
  }

  private Purchase fetchAndStore(
      ExportRequest request, Spend spend, Snapshot snapshot, Deadline deadline) {
    Budget budget = snapshot.budget();
    List<String> passedOver = new ArrayList<>();
    while (true) {
      Purpose purpose = new Purpose(request.cube(), request.days(), guard.now());
      Verdict verdict = guard.take(budget, purpose, spend);
      if (verdict instanceof Verdict.Refused refused) {
        return failed(refused.sentence(), 0, snapshot.with(refused.budget()), passedOver);
      }
      if (verdict instanceof Verdict.Granted granted) {
        ExportOutcome outcome = client.fetch(request, deadline.left());
        client.serverAhead().ifPresent(this::noteClock);
        if (!(outcome instanceof ExportOutcome.TokenRejected rejected)
            || rejected.tokensLeft() == 0) {
          return result(outcome, new Sent(request.cube(), granted, snapshot, passedOver));
        }
        budget = settled(granted, Fate.REFUSED);
        passedOver.add(rejected.sentence());
      } else if (passedOver.isEmpty()) {
        return new Overtaken();
      } else {
        budget = guard.look();
      }
    }
  }

  private void noteClock(Duration ahead) {
    try {
      guard.noteClock(ahead);
    } catch (StorageFailure e) {
      LoggerFactory.getLogger(PaidFetch.class).error("Clarity's time is not noted", e);
    }
  }

  /**
   * @param passedOver sentences about refused tokens, one for each request
   */
  private record Sent(
      Cube cube, Verdict.Granted granted, Snapshot before, List<String> passedOver) {
    Failed failed(String sentence, int requests, Budget left) {
      return PaidFetch.failed(sentence, requests, before.with(left), passedOver);
    }
  }

  private Purchase result(ExportOutcome outcome, Sent sent) {
    return outcome.match(
        new ExportOutcome.Cases<>(
            answered -> bought(answered.export(), sent),
            rejected -> sent.failed(rejected.sentence(), 1, settled(sent.granted(), Fate.REFUSED)),
            closed -> closed(sent),
            failed -> failed(failed, sent),
            neverArrived -> refund(neverArrived.sentence(), sent),
            notSent -> refund(notSent.sentence(), sent)));
  }

  private Bought bought(Export export, Sent sent) {
    List<String> warnings = new ArrayList<>(sent.passedOver());
    StoredExport stored = exports.put(export, warnings);
    Budget left = settled(sent.granted(), Fate.ANSWERED);
    boolean storeChanged = !left.warnings().equals(sent.granted().budget().warnings());
    if (storeChanged && exports.isLost(stored)) {
      stored = exports.put(export, warnings);
    }
    Snapshot next = sent.before().with(left).with(stored);
    return new Bought(stored, export, warnings, sent.passedOver().size() + 1, next);
  }

  private Failed failed(ExportOutcome.Failed failed, Sent sent) {
    Budget settled = settled(sent.granted(), fate(failed.reason()));
    List<Cube> dropped = suspects(failed.dropped(), sent);
    Budget left =
        dropped.isEmpty()
            ? settled
            : noted(() -> guard.drop(settled, dropped)).orElse(settled.dropping(dropped));
    return sent.failed(failed.sentence(), 1, left).dropping(failed.dropped());
  }

  /** An answer without any dimension doesn't tell which one was dropped. */
  private static List<Cube> suspects(List<Dimension> dropped, Sent sent) {
    return dropped.size() == sent.cube().size() && !dropped.isEmpty()
        ? List.of(sent.cube())
        : dropped.stream().map(Cube::of).toList();
  }

  private static Fate fate(ExportOutcome.Reason reason) {
    return switch (reason) {
      case MALFORMED, NOT_FOUND, REFUSED, SERVER_ERROR -> Fate.FAILED;
      case TIMED_OUT, CONNECTION_LOST -> Fate.LOST;
      case REDIRECTED, WEB_PAGE, CUT, NOT_AN_EXPORT, TOO_LARGE -> Fate.UNREADABLE;
      case OTHER_BREAKDOWN -> Fate.DROPPED;
    };
  }

  private Failed closed(Sent sent) {
    Budget closed = sent.granted().budget().closed();
    Budget left = noted(() -> guard.close(sent.granted())).orElse(closed);
    String sentence =
        left.refusal(Spend.RESERVE)
            .map(Budget.Refusal::sentence)
            .orElse(
                "Clarity says that the requests of the day that has just ended are spent (429)."
                    + " Its day ends a little later than ours. Ask again in a few minutes.");
    return sent.failed(sentence, 1, left);
  }

  private Failed refund(String sentence, Sent sent) {
    return noted(() -> guard.refund(sent.granted()))
        .map(left -> sent.failed(sentence, 0, left))
        .orElseGet(
            () ->
                sent.failed(
                    "A request was taken and did not reach Clarity, but the ledger can't be"
                        + " written, so it could not be refunded: it counts against today's"
                        + " budget.",
                    1,
                    sent.granted().budget()));
  }

  private Budget settled(Verdict.Granted granted, Fate fate) {
    return noted(() -> guard.settle(granted, fate)).orElse(granted.budget());
  }

  /** If the ledger can't be written, the request stays spent and its answer is used. */
  private static Optional<Budget> noted(Supplier<Budget> change) {
    try {
      return Optional.of(change.get());
    } catch (StorageFailure e) {
      LoggerFactory.getLogger(PaidFetch.class).error("the fate of a request is not noted", e);
      return Optional.empty();
    }
  }

  /** Includes what was said and spent before. */
  private static Failed failed(
      String sentence, int requests, Snapshot next, List<String> passedOver) {
    List<String> said = new ArrayList<>(passedOver);
    said.add(sentence);
    return new Failed(String.join(" ", said), List.of(), passedOver.size() + requests, next);
  }
}
