package io.claritytoolbox.bench;

import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.export.ExportRequest;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.planner.Analyst;
import io.claritytoolbox.planner.Answer;
import io.claritytoolbox.planner.Project;
import io.claritytoolbox.planner.Reply;
import io.claritytoolbox.quota.QuotaGuard;
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
 * How many of a day's forty questions ten requests answer: with this planner, on a first day and
 * after a week of its routine; with a cache by the exact request; and with a request a question.
 *
 * <pre>src/bench/workload</pre>
 *
 * An answer counts that covers all days asked for. Every figure in it is held against sessions
 * counted one by one, within its mark; the top-ten lists are handed on as they come.
 */
public final class Workload implements InstantSource {
  private static final int BUDGET = 10;
  private static final int MORNINGS = 5;
  private static final Instant FIRST_MORNING = Instant.parse("2026-03-09T08:00:00Z");
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(10);

  private final PrintStream out;
  private final Truth truth;
  private final QuotaGuard guard;
  private final Analyst analyst;
  private Instant now = FIRST_MORNING;

  private Workload(SimulatedSite site, Storage storage, PrintStream out) {
    ProjectId id = new ProjectId("shop");
    this.out = out;
    this.truth = new Truth(site);
    this.guard = new QuotaGuard(storage.ledger(), id, new QuotaGuard.Allowance(BUDGET, 0), this);
    Analyst.Means means =
        new Analyst.Means(
            guard, storage.leases(), storage.history(id, ""), new DemoExportClient(site, this));
    this.analyst = new Analyst(new Project(id, "shop", true), means, this);
  }

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    for (SiteShape shape : List.of(SiteShape.SHOP, SiteShape.DEPARTMENT_STORE)) {
      out.printf("%n%d sessions a day, %d products%n", shape.sessionsPerDay(), shape.products());
      with(shape, out, workload -> workload.ask("first day", Spend.AUTO));
      with(shape, out, workload -> workload.askAfterMornings("routine, spend auto", Spend.AUTO));
      with(shape, out, workload -> workload.askAfterMornings("routine, spend never", Spend.NEVER));
    }
    out.printf("%nany site%n");
    row(out, "cache by exact request", answeredByCache(), BUDGET);
    row(out, "a request a question", Math.min(BUDGET, Forty.questions().size()), BUDGET);
  }

  private interface Way {
    void run(Workload workload);
  }

  private static void with(SiteShape shape, PrintStream out, Way way) {
    try (Storage storage = Storage.open("jdbc:sqlite::memory:", () -> Instant.EPOCH)) {
      way.run(new Workload(new SimulatedSite(shape), storage, out));
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  private void askAfterMornings(String name, Spend spend) {
    for (int morning = 0; morning < MORNINGS; morning++) {
      now = FIRST_MORNING.plus(Duration.ofDays(morning));
      analyst.routine().forEach(analyst::carryOut);
    }
    ask(name, spend);
  }

  private void ask(String name, Spend spend) {
    List<String> notes = new ArrayList<>();
    int answered = 0;
    for (Asking asking : Forty.questions()) {
      now = now.plus(BETWEEN_QUESTIONS);
      Reply reply = asking.spending(spend).ask(analyst);
      List<String> faults = reply.match(answer -> faults(asking, answer), Workload::refused);
      answered += faults.isEmpty() ? 1 : 0;
      faults.stream().findFirst().ifPresent(fault -> notes.add(asking.words() + " " + fault));
    }
    row(out, name, answered, guard.look().spent());
    notes.forEach(note -> out.println("    " + note));
  }

  private List<String> faults(Asking asking, Answer answer) {
    if (!answer.coverage().missing().isEmpty()) {
      return List.of("misses days: " + answer.coverage().missing());
    }
    return asking.list() == null ? truth.contradictions(asking.question(), answer) : List.of();
  }

  private static List<String> refused(Reply.Refusal refusal) {
    return List.of(refusal.sentence());
  }

  private static void row(PrintStream out, String name, int answered, int requests) {
    out.printf(
        "  %-24s %2d of %d   %2d requests%n", name, answered, Forty.questions().size(), requests);
  }

  /**
   * Filters are applied and lists picked for free, which is kind; what Clarity can't be asked
   * isn't.
   */
  private static int answeredByCache() {
    Set<ExportRequest> made = new HashSet<>();
    int answered = 0;
    for (Asking asking : Forty.questions()) {
      Period period = asking.question().period();
      ExportRequest request =
          new ExportRequest(Cube.of(asking.question().dimensions()), period.days());
      boolean isHad = made.contains(request) || made.size() < BUDGET;
      if (period.isExportable() && isHad) {
        made.add(request);
        answered++;
      }
    }
    return answered;
  }
}
