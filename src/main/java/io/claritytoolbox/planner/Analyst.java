package io.claritytoolbox.planner;

import io.claritytoolbox.export.ExportClient;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.quota.QuotaGuard;
import java.time.InstantSource;
import java.util.List;

/** Answers questions about one project: carries out what {@link Planner} decides. */
public final class Analyst {
  private final Project project;
  private final QuotaGuard guard;
  private final InstantSource clock;

  public Analyst(
      Project project,
      QuotaGuard guard,
      ExportHistory history,
      ExportClient client,
      InstantSource clock) {
    this.project = project;
    this.guard = guard;
    this.clock = clock;
  }

  public Project project() {
    return project;
  }

  /** Answers from the store or by one request, as the question allows. */
  public Reply answer(Question question, Caller caller) {
    return new Reply.Refusal("Nothing is known yet at " + clock.instant() + ".");
  }

  /**
   * Answers with one of the top-ten lists: rows of name and sessions; of popular pages, visits.
   *
   * @param question its period, age and spending count; measures, grouping and filters don't
   */
  public Reply list(Listing.Kind kind, Question question, Caller caller) {
    return answer(question, caller);
  }

  /** The day's budget and what is free. */
  public QuotaReport quota() {
    return new QuotaReport(guard.look(), guard.requestsToday(), List.of());
  }
}
