package io.claritytoolbox.answer;

import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What has to be said of a project just now, whatever is asked. */
final class Notices {
  private final Project project;
  private final QuotaGuard guard;
  private final Shelf shelf;
  private final Supplier<List<String>> ofTokens;

  Notices(Project project, QuotaGuard guard, Shelf shelf, Supplier<List<String>> ofTokens) {
    this.project = project;
    this.guard = guard;
    this.shelf = shelf;
    this.ofTokens = ofTokens;
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
    all.addAll(ofTokens.get());
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
