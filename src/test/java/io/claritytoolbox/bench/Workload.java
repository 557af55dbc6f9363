package io.claritytoolbox.bench;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts how many of a day's forty questions ten requests answer, and of ten more that cut across
 * the breakdowns of the daily sync: with this planner, on a first day and after a week of syncs, on
 * good days and on bad ones; with a cache by exact request; and with one request per question.
 *
 * <pre>src/bench/workload</pre>
 *
 * An answer counts if it covers all requested days. Its figures are compared with sessions counted
 * one by one, within their marks; top-ten lists are not checked.
 */
public final class Workload implements InstantSource, SyncStep.Watch {
  private static final int BUDGET = 10;
  private static final int MORNINGS = 5;
  private static final int BAD_CALL = 3;
  private static final Instant FIRST_MORNING = Instant.parse("2026-03-09T08:00:00Z");
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(10);

  /** Its responses by page would have ten times Clarity's row limit. */
  private static final SiteShape MAIL_ORDER_HOUSE = new SiteShape(5, 6_000, 10_000, 6);

  private final PrintStream out;
  private final Truth truth;
  private final QuotaGuard guard;
  private final Stumbling clarity;
  private final Analyst analyst;
  private Instant now = FIRST_MORNING;

  private Workload(SimulatedSite site, Storage storage, PrintStream out) {
    ProjectId id = new ProjectId("shop");
    this.out = out;
    this.truth = new Truth(site);
    this.guard = new QuotaGuard(storage.ledger(), id, new QuotaGuard.Allowance(BUDGET, 0), this);
    this.clarity = new Stumbling(new DemoExportClient(site, this));
    Spending.Means means =
        new Spending.Means(guard, storage.leases(), storage.history(id, ""), clarity);
    this.analyst = new Analyst(new Project(id, "shop", true), means, this);
  }

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    for (SiteShape shape : List.of(SiteShape.SHOP, SiteShape.DEPARTMENT_STORE, MAIL_ORDER_HOUSE)) {
      out.printf("%n%d sessions a day, %d products%n", shape.sessionsPerDay(), shape.products());
      SimulatedSite site = new SimulatedSite(shape);
      with(site, out, day -> day.ask("first day", Spend.AUTO));
      with(site, out, day -> day.stumbling().ask("first day, its 3rd call a 500", Spend.AUTO));
      with(site, out, day -> day.after(MORNINGS).ask("routine, spend auto", Spend.AUTO));
      with(site, out, day -> day.after(MORNINGS).ask("routine, spend never", Spend.NEVER));
      with(site, out, day -> day.afterBadDays().ask("routine, bad days, auto", Spend.AUTO));
      with(site, out, day -> day.afterBadDays().ask("routine, bad days, never", Spend.NEVER));
    }
    out.printf("%nany site%n");
    row(out, "cache by exact request", answeredByCache(), BUDGET);
    row(out, "a request a question", Math.min(BUDGET, Forty.questions().size()), BUDGET);
  }

  private interface Way {
    void run(Workload workload);
  }

  private static void with(SimulatedSite site, PrintStream out, Way way) {
    try (Storage storage = Storage.open("jdbc:sqlite::memory:", () -> Instant.EPOCH)) {
      way.run(new Workload(site, storage, out));
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void begun(SyncStep step, int number, int all) {}

  @Override
  public void done(SyncStep.Result result) {}

  private Workload stumbling() {
    clarity.failOn(BAD_CALL);
    return this;
  }

  private Workload after(int mornings) {
    for (int morning = 0; morning < mornings; morning++) {
      now = FIRST_MORNING.plus(Duration.ofDays(morning));
      analyst.upkeep().take(this);
    }
    return this;
  }

  /** The sync was missed yesterday, and its third request fails today; it runs again later. */
  private Workload afterBadDays() {
    after(MORNINGS);
    now = now.plus(Duration.ofDays(2));
    stumbling();
    analyst.upkeep().take(this);
    now = now.plus(Duration.ofMinutes(1));
    analyst.upkeep().take(this);
    return this;
  }

  private void ask(String name, Spend spend) {
    List<String> notes = new ArrayList<>();
    int answered = answered(Forty.questions(), spend, notes);
    row(out, name, answered, guard.look().state().spent());
    int across = answered(Forty.across(), spend, notes);
    out.printf(
        "  %-32s %2d of 10   %2d requests%n", "  and across", across, guard.look().state().spent());
    notes.forEach(note -> out.println("      " + note));
  }

  private int answered(List<Asking> questions, Spend spend, List<String> notes) {
    int answered = 0;
    for (Asking asking : questions) {
      now = now.plus(BETWEEN_QUESTIONS);
      Reply reply = asking.spending(spend).ask(analyst);
      List<String> faults = reply.match(answer -> faults(asking, answer), Workload::refused);
      answered += faults.isEmpty() ? 1 : 0;
      faults.stream().findFirst().ifPresent(fault -> notes.add(asking.words() + " " + fault));
    }
    return answered;
  }

  private List<String> faults(Asking asking, Answer answer) {
    if (!answer.coverage().missing().isEmpty()) {
      return List.of("misses days: " + answer.coverage().missing());
    }
    return asking.list() == null ? truth.contradictions(asking.question(), answer) : List.of();
  }

  /** The first sentence of a refusal. */
  private static List<String> refused(Reply.Refusal refusal) {
    return List.of(refusal.sentence().split("(?<=\\.) ")[0]);
  }

  private static void row(PrintStream out, String name, int answered, int requests) {
    out.printf("  %-32s %2d of 40   %2d requests%n", name, answered, requests);
  }

  /**
   * A plain cache of exports. It applies filters and reads lists without a request, which flatters
   * it, but can't answer what one request can't cover.
   */
  private static int answeredByCache() {
    Set<ExportRequest> made = new HashSet<>();
    int answered = 0;
    for (Asking asking : Forty.questions()) {
      Period period = asking.question().period();
      ExportRequest request =
          new ExportRequest(Cube.of(asking.question().dimensions()), period.days());
      boolean isCached = made.contains(request) || made.size() < BUDGET;
      boolean isExportable = period.endsDaysAgo() == 0 && period.days() <= Export.MAX_DAYS;
      if (isExportable && isCached) {
        made.add(request);
        answered++;
      }
    }
    return answered;
  }
}
