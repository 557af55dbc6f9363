package io.claritytoolbox.answer;

import io.claritytoolbox.answer.AnswerWriter.Asked;
import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Reach;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.plan.Plan;
import io.claritytoolbox.plan.Planner;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Snapshot;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.spend.DailySync;
import io.claritytoolbox.spend.Met;
import io.claritytoolbox.spend.Spending;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about one project. Threads may ask at once; one at a time spends, and the
 * others share what it brings.
 */
public final class Analyst {
  private final Project project;
  private final Spending spending;
  private final AnswerWriter writer;
  private final DailySync upkeep;
  private final Supplier<Optional<Dashboard>> opening;
  private @Nullable Dashboard dashboard;

  /** Of a project without a dashboard. */
  public Analyst(Project project, Spending.Means means, InstantSource clock) {
    this(project, means, clock, Optional::empty);
  }

  /**
   * @param dashboard makes the project's, once, at its first use
   */
  public Analyst(
      Project project,
      Spending.Means means,
      InstantSource clock,
      Supplier<Optional<Dashboard>> dashboard) {
    this.opening = dashboard;
    this.project = project;
    this.spending = new Spending(project.id(), means, clock);
    this.writer = new AnswerWriter(project, spending);
    this.upkeep = new DailySync(spending);
  }

  public Project project() {
    return project;
  }

  /**
   * Answers from the store or by a request, as the question allows.
   *
   * @throws StorageFailure if the store can't be read; nothing was spent
   */
  public Reply answer(Question question, Caller caller) {
    if (isTooFine(question)) {
      return tooFine(question);
    }
    Question nearest = spending.reach().nearest(spending.folded(question));
    return told(
        asked(new Asked(nearest, Requirement.ofTable(nearest), null), caller), question, nearest);
  }

  /**
   * Answers with rows by day and group; the day is first in a row's key.
   *
   * @throws StorageFailure if the store can't be read; nothing was spent
   */
  public Reply trend(Question question, Caller caller) {
    if (isTooFine(question)) {
      return tooFine(question);
    }
    Question nearest = spending.reach().nearestTrend(spending.folded(question));
    return told(
        asked(new Asked(nearest, Requirement.ofTrend(nearest), null), caller), question, nearest);
  }

  /**
   * Answers with a top-ten list: names with their sessions, popular pages with their visits.
   *
   * @param question its period, age and spending apply; the rest is ignored
   * @throws StorageFailure if the store can't be read; nothing was spent
   */
  public Reply list(Listing.Kind kind, Question question, Caller caller) {
    Question nearest = spending.reach().nearest(question);
    return told(
        asked(new Asked(nearest, Requirement.ofList(nearest), kind), caller), question, nearest);
  }

  /** Warns if the answer is to another question than the one asked. */
  private static Reply told(Reply reply, Question asked, Question answered) {
    boolean same =
        asked.period().equals(answered.period()) && asked.groupBy().equals(answered.groupBy());
    return same ? reply : reply.match(answer -> answer.warning(Reach.NEAREST_ANSWERED), no -> no);
  }

  /**
   * The rows of single stored days, for each breakdown. Spends nothing.
   *
   * @throws StorageFailure if the store can't be read
   */
  public StoredDays days(List<Cube> breakdowns, List<Filter> filters, Period period) {
    Question asked =
        new Question(List.of(Measure.SESSIONS), List.of(), filters, period, null, Spend.NEVER);
    return StoredDays.read(spending, writer, breakdowns, asked);
  }

  /** The cost of {@link #answer} now. */
  public Cost cost(Question question) {
    return isTooFine(question) ? new Cost(0, false) : ofTable(spending.reach().nearest(question));
  }

  /** The cost of {@link #trend} now. */
  public Cost trendCost(Question question) {
    return isTooFine(question)
        ? new Cost(0, false)
        : cost(Requirement.ofTrend(spending.reach().nearestTrend(question)));
  }

  /** The cost of {@link #list} now. */
  public Cost listCost(Question question) {
    return cost(Requirement.ofList(spending.reach().nearest(question)));
  }

  private Cost ofTable(Question question) {
    Asked table = new Asked(question, Requirement.ofTable(question), null);
    Met planned = spending.look(table.needed());
    return ofSite(table, planned).isPresent()
        ? new Cost(0, true)
        : Planner.cost(table.needed(), planned.snapshot());
  }

  private Cost cost(Requirement needed) {
    return Planner.cost(needed, spending.snapshot(needed));
  }

  public QuotaReport quota() {
    Snapshot snapshot = spending.snapshot();
    Budget budget = snapshot.budget();
    List<String> warnings = new ArrayList<>(writer.notes(snapshot));
    budget
        .refusal(Spend.RESERVE)
        .filter(refusal -> refusal.reason() != Budget.Reason.SPENT)
        .map(Budget.Refusal::sentence)
        .ifPresent(warnings::add);
    return new QuotaReport(
        budget.state(),
        budget.requests().stream().map(QuotaReport.Request::of).toList(),
        FreeNow.of(snapshot),
        upkeep.due(snapshot).size(),
        upkeep.routine(snapshot),
        snapshot.now(),
        warnings);
  }

  /**
   * The stored exports of the last 30 days, newest first.
   *
   * @throws StorageFailure if the store can't be read
   */
  public List<Source> exports() {
    return spending.saved().stream().map(Source::of).toList();
  }

  /**
   * One of {@link #exports} with its rows.
   *
   * @throws StorageFailure if the store can't be read
   */
  public Optional<Contents> export(long id) {
    Optional<StoredExport> found =
        spending.saved().stream().filter(export -> export.id() == id).findFirst();
    return found.map(
        export ->
            new Contents(
                Source.of(export),
                spending.rows(List.of(export), List.of()).getOrDefault(export, List.of())));
  }

  /** Folds the addresses in a filter as exports hold them, scrubbed. */
  public Filter folded(Filter filter) {
    return spending.folded(filter);
  }

  /** What Clarity's dashboard knows beyond exports; empty for a project without one. */
  public synchronized Optional<Dashboard> dashboard() {
    if (dashboard == null) {
      dashboard = opening.get().orElse(null);
    }
    return Optional.ofNullable(dashboard);
  }

  public DailySync upkeep() {
    return upkeep;
  }

  /** Notes what was asked for after the answer is written, so that nobody waits for the note. */
  private Reply asked(Asked asked, Caller caller) {
    Met planned = spending.look(asked.needed());
    Optional<Answer> list = caller == Caller.ASIDE ? Optional.empty() : ofSite(asked, planned);
    if (list.isPresent()) {
      return list.get();
    }
    Met met = spending.pursue(planned, caller);
    Reply reply = written(asked, met);
    if (caller != Caller.ASIDE) {
      spending.noteAsked(met);
    }
    return reply;
  }

  /**
   * Answers sessions by a dimension from the site's own list, if nothing else stored does and no
   * other figure is worth a request.
   */
  private Optional<Answer> ofSite(Asked asked, Met planned) {
    Question question = asked.question();
    boolean isForSessions = question.measures().equals(List.of(Measure.SESSIONS));
    boolean isWanted =
        planned.plan() instanceof Plan.Nothing
            || (planned.plan() instanceof Plan.Fetch && isForSessions);
    boolean isPossible =
        asked.needed().shape() == Requirement.Shape.MERGEABLE
            && question.groupBy().size() == 1
            && question.filters().isEmpty()
            && question.measures().indexOf(Measure.SESSIONS) == 0;
    return isWanted && isPossible
        ? Listing.Kind.named(question.groupBy().get(0).label())
            .flatMap(kind -> ofSite(kind, question, planned.snapshot()))
        : Optional.empty();
  }

  /**
   * Clarity lists ten names at most, so a shorter list is complete if it names all sessions of the
   * site.
   */
  private Optional<Answer> ofSite(Listing.Kind kind, Question question, Snapshot snapshot) {
    Requirement needed = Requirement.ofList(question).withoutSpending();
    Met met = spending.look(needed, snapshot);
    boolean isAsAsked =
        met.plan() instanceof Plan.UseStored stored
            && !stored.stale()
            && stored.cover().daysMissing() == 0
            && stored.cover().daysAsked() == question.period().days();
    return isAsAsked
        ? writer
            .write(new Asked(question, needed, kind), met)
            .match(Optional::of, no -> Optional.<Answer>empty())
            .filter(answer -> !answer.rows().isEmpty() && answer.rows().size() < Listing.TOP)
            .filter(answer -> sessions(answer.rows()) == sessionsOfSite(met))
            .map(answer -> sessionsAlone(answer, question))
        : Optional.empty();
  }

  private double sessionsOfSite(Met met) {
    return met.plan() instanceof Plan.UseStored stored
        ? spending.rows(stored.cover().exports(), List.of()).values().stream()
            .mapToDouble(Analyst::sessions)
            .sum()
        : Double.NaN;
  }

  private static double sessions(List<Row> rows) {
    return rows.stream().mapToDouble(row -> row.facts().get(Measure.SESSIONS, 0)).sum();
  }

  private static Answer sessionsAlone(Answer answer, Question question) {
    return question.measures().size() == 1
        ? answer
        : answer.warning(
            "Only the sessions are stored by "
                + question.groupBy().get(0).label()
                + ", in the export of the whole site; other figures take a request.");
  }

  /** Answers with what was bought even if the store fails meanwhile. */
  private Reply written(Asked asked, Met met) {
    try {
      return writer.write(asked, met);
    } catch (StorageFailure failure) {
      if (met.spent().bought().isEmpty()) {
        throw failure;
      }
      LoggerFactory.getLogger(Analyst.class).error("the store is gone in mid-call", failure);
      return writer.write(asked, spending.withoutStore(met));
    }
  }

  private static boolean isTooFine(Question question) {
    return question.dimensions().size() > Cube.MAX_DIMENSIONS;
  }

  private static Reply tooFine(Question question) {
    return new Reply.Refusal(
        "Grouping and filters together use "
            + question.dimensions().size()
            + " dimensions ("
            + question.dimensions().stream().map(Dimension::label).collect(Collectors.joining(", "))
            + "); Clarity breaks down by three at most. Drop one.");
  }
}
