package io.claritytoolbox.answer;

import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.quota.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Spends requests, in the order that loses none: taken in the ledger and committed, then sent, then
 * stored, then settled. A process that dies on the way has spent the request, and the ledger says
 * so.
 */
final class Buyer {
  /** Of a request that did not reach Clarity, and that the ledger could not be told of. */
  private static final String NOT_GIVEN_BACK =
      "A request was taken and did not reach Clarity, but could not be given back, for the ledger"
          + " can't be written: it counts against today's budget.";

  private final QuotaGuard guard;
  private final ExportClient client;
  private final Shelf shelf;
  private final InstantSource clock;

  Buyer(QuotaGuard guard, ExportClient client, Shelf shelf, InstantSource clock) {
    this.guard = guard;
    this.client = client;
    this.shelf = shelf;
    this.clock = clock;
  }

  /**
   * Makes one request if the budget grants it, and one more for every token that Clarity refuses
   * while another is left.
   */
  Purchase buy(ExportRequest request, Spend spend) {
    List<String> passedOver = new ArrayList<>();
    Purchase purchase = buy(request, spend, passedOver);
    return passedOver.isEmpty() ? purchase : purchase.after(passedOver);
  }

  /** Ends what the purchases were for: see {@link Shelf#settle}. */
  void settle() {
    shelf.settle();
  }

  private Purchase buy(ExportRequest request, Spend spend, List<String> passedOver) {
    Purpose purpose = new Purpose(request.cube(), request.days(), clock.instant());
    Verdict verdict = guard.take(purpose, spend);
    if (!(verdict instanceof Verdict.Granted granted)) {
      return new Purchase.Failed(Sentences.refused(verdict), 0, List.of());
    }
    Verdict.Ticket ticket = granted.ticket();
    ExportOutcome outcome = client.fetch(request);
    if (outcome instanceof ExportOutcome.TokenRejected rejected && rejected.tokensLeft() > 0) {
      note(() -> guard.settle(ticket, Fate.REFUSED));
      passedOver.add(rejected.sentence());
      return buy(request, spend, passedOver);
    }
    return result(outcome, ticket);
  }

  private Purchase result(ExportOutcome outcome, Verdict.Ticket ticket) {
    return outcome.match(
        new ExportOutcome.Cases<>(
            answered -> answered(answered, ticket),
            rejected -> spent(rejected.sentence(), Fate.REFUSED, ticket),
            closed -> closed(ticket),
            failed -> failed(failed, ticket),
            neverArrived -> unsent(neverArrived.sentence(), ticket),
            notSent -> unsent(notSent.sentence(), ticket)));
  }

  private Purchase answered(ExportOutcome.Answered answered, Verdict.Ticket ticket) {
    List<String> warnings = new ArrayList<>(answered.export().warnings());
    if (!shelf.put(answered.export())) {
      warnings.add(Sentences.NOT_SAVED);
    }
    note(() -> guard.settle(ticket, Fate.ANSWERED));
    return new Purchase.Bought(answered.export(), 1, warnings);
  }

  private Purchase closed(Verdict.Ticket ticket) {
    note(() -> guard.close(ticket));
    return new Purchase.Failed(Sentences.closed(ticket.day().resetsAt()), 1, List.of());
  }

  private Purchase failed(ExportOutcome.Failed failed, Verdict.Ticket ticket) {
    note(() -> guard.settle(ticket, fate(failed.reason())));
    return new Purchase.Failed(failed.sentence(), 1, failed.dropped());
  }

  private static Fate fate(ExportOutcome.Reason reason) {
    return switch (reason) {
      case MALFORMED, NOT_FOUND, REFUSED -> Fate.REFUSED;
      case SERVER_ERROR -> Fate.FAILED;
      case TIMED_OUT, CONNECTION_LOST -> Fate.LOST;
      case REDIRECTED, WEB_PAGE, CUT, NOT_AN_EXPORT, TOO_LARGE, OTHER_BREAKDOWN -> Fate.UNREADABLE;
    };
  }

  private Purchase unsent(String sentence, Verdict.Ticket ticket) {
    return note(() -> guard.giveBack(ticket))
        ? new Purchase.Failed(sentence, 0, List.of())
        : new Purchase.Failed(NOT_GIVEN_BACK, 1, List.of());
  }

  private Purchase spent(String sentence, Fate fate, Verdict.Ticket ticket) {
    note(() -> guard.settle(ticket, fate));
    return new Purchase.Failed(sentence, 1, List.of());
  }

  /**
   * Where the ledger can't be written any more the request stays spent, and its answer counts.
   *
   * @return whether it is noted
   */
  private static boolean note(Runnable change) {
    try {
      change.run();
      return true;
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(Buyer.class).error("the fate of a request is not noted", failure);
      return false;
    }
  }
}
