package io.claritytoolbox.answer;

import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What has to be said of a project just now, whatever is asked. */
final class Notices {
  private final Project project;
  private final QuotaGuard guard;
  private final Shelf shelf;
  private final ExportClient client;

  Notices(Project project, QuotaGuard guard, Shelf shelf, ExportClient client) {
    this.project = project;
    this.guard = guard;
    this.shelf = shelf;
    this.client = client;
  }

  /** Wherever the store was looked into: what is odd about it. */
  List<String> ofStore() {
    List<String> all = new ArrayList<>(guard.warnings());
    int misdated = shelf.misdated();
    if (misdated > 0) {
      all.add(Sentences.misdated(misdated));
    }
    return all;
  }

  /** In every answer: what is odd about its grounds. */
  List<String> ofAnswers() {
    List<String> all = new ArrayList<>(project.notes());
    all.addAll(ofStore());
    for (ExportOutcome.Refused refused : client.passedOver()) {
      all.add(Outcomes.tokenPassedOver(refused));
    }
    guard.outage().map(Sentences::outage).ifPresent(all::add);
    return all;
  }

  /** Of the budget: besides, why nothing is left of it, other than that it was spent. */
  List<String> ofBudget() {
    List<String> all = new ArrayList<>(ofAnswers());
    guard
        .refusal(Spend.RESERVE)
        .filter(
            refusal ->
                refusal instanceof Verdict.Denied denied && denied.reason() != Verdict.Reason.SPENT)
        .map(Sentences::refused)
        .ifPresent(all::add);
    return all;
  }
}
