package io.claritytoolbox.answer;

import io.claritytoolbox.clarity.ClarityAccess;
import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Reach;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about one project: carries out what {@link Planner} decides. Any number of
 * threads may ask at once; one at a time spends, and the others then find what it brought.
 */
public final class Analyst {
  private final Project project;
  private final QuotaGuard guard;
  private final Shelf shelf;
  private final Reach reach;
  private final FilterFolding folding;
  private final Buyer buyer;
  private final Composer composer;
  private final Notices notices;
  private final InstantSource clock;
  private final Turn turn;
  private final Situations situations;
  private final DailySync upkeep;

  /**
   * What an analyst works with.
   *
   * @param guard of the day's requests
   * @param lease whose turn it is to spend
   * @param history what was exported before
   * @param clarity the way to Clarity
   */
  public record Means(
      QuotaGuard guard, SpendingLease lease, ExportHistory history, ClarityAccess clarity) {
    /** Means without tokens, whose exports hold addresses as they are. */
    public Means(
        QuotaGuard guard, SpendingLease lease, ExportHistory history, ExportClient client) {
      this(guard, lease, history, new ClarityAccess(client));
    }
  }

  public Analyst(Project project, Means means, InstantSource clock) {
    this.project = project;
    this.guard = means.guard();
    this.shelf = new Shelf(means.history(), clock);
    this.reach = means.clarity().reach();
    this.folding = new FilterFolding(means.clarity().folding());
    this.buyer = new Buyer(guard, means.clarity().client(), shelf, clock);
    this.notices = new Notices(project, guard, shelf, means.clarity().tokenNotices());
    this.composer = new Composer(notices, guard, shelf, clock);
    this.turn = new Turn(means.lease(), project.id(), clock);
    this.situations = new Situations(guard, shelf, clock);
    this.upkeep = new DailySync(guard, buyer, turn, situations, reach);
    this.clock = clock;
  }

  public Project project() {
    return project;
  }

  /**
   * Answers from the store or by a request, as the question allows.
   *
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read; nothing was spent
   */
  public Reply answer(Question question, Caller caller) {
    if (question.dimensions().size() > Cube.MAX_DIMENSIONS) {
      return new Reply.Refusal(Sentences.tooManyDimensions(question.dimensions()));
    }
    Question nearest = reach.nearest(folding.of(question));
    Reply reply = meet(Need.of(nearest), caller, met -> composer.table(nearest, met));
    return told(reply, question, nearest);
  }

  /**
   * Answers day by day: rows by day and the question's grouping, the day first in a row's key.
   *
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read; nothing was spent
   */
  public Reply trend(Question question, Caller caller) {
    if (question.dimensions().size() > Cube.MAX_DIMENSIONS) {
      return new Reply.Refusal(Sentences.tooManyDimensions(question.dimensions()));
    }
    Question nearest = reach.nearestTrend(folding.of(question));
    Reply reply = meet(Need.ofTrend(nearest), caller, met -> composer.trend(nearest, met));
    return told(reply, question, nearest);
  }

  /**
   * Answers with one of the top-ten lists: rows of name and sessions; of popular pages, visits.
   *
   * @param question its period, age and spending count; measures, grouping and filters don't
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read; nothing was spent
   */
  public Reply list(Listing.Kind kind, Question question, Caller caller) {
    Question nearest = reach.nearest(question);
    Reply reply = meet(Need.ofListing(nearest), caller, met -> composer.listing(kind, met));
    return told(reply, question, nearest);
  }

  /** Says so where another question was answered than was asked. */
  private static Reply told(Reply reply, Question asked, Question answered) {
    boolean same =
        asked.period().equals(answered.period()) && asked.groupBy().equals(answered.groupBy());
    return same ? reply : reply.match(answer -> answer.warning(Reach.NEAREST_ANSWERED), no -> no);
  }

  /** What {@link #answer} would take now; nothing is asked. */
  public Cost cost(Question question) {
    return cost(reach.nearest(question), Need::of);
  }

  /** What {@link #trend} would take now; nothing is asked. */
  public Cost trendCost(Question question) {
    return cost(reach.nearestTrend(question), Need::ofTrend);
  }

  /** What {@link #list} would take now; nothing is asked. */
  public Cost listCost(Question question) {
    return cost(Need.ofListing(reach.nearest(question)));
  }

  private Cost cost(Question question, Function<Question, Need> need) {
    return question.dimensions().size() > Cube.MAX_DIMENSIONS
        ? new Cost(0, false)
        : cost(need.apply(question));
  }

  private Cost cost(Need need) {
    return Planner.cost(need, situations.of(need));
  }

  /** The day's budget, what is free, and what the routine still needs. */
  public QuotaReport quota() {
    Instant now = clock.instant();
    return new QuotaReport(
        guard.look(),
        guard.requestsToday().stream().map(QuotaReport.Request::of).toList(),
        shelf.takenSince(now.minus(Situations.EXPERIENCE)).stream().map(Source::of).toList(),
        upkeep.due().size(),
        now,
        notices.ofBudget());
  }

  /**
   * The stored exports of the last 30 days, newest first.
   *
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read
   */
  public List<Source> exports() {
    return saved().map(Source::of).toList();
  }

  /**
   * One of {@link #exports} with its rows; empty where there is none of that number.
   *
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read
   */
  public Optional<Contents> export(long id) {
    return saved()
        .filter(export -> export.id() == id)
        .findFirst()
        .map(export -> new Contents(Source.of(export), shelf.rows(export, List.of())));
  }

  private Stream<StoredExport> saved() {
    return shelf.savedSince(clock.instant().minus(Situations.EXPERIENCE)).stream();
  }

  /** The day's routine. */
  public DailySync upkeep() {
    return upkeep;
  }

  /** A store that is lost in mid-call doesn't take what was bought with it. */
  private Reply meet(Need need, Caller caller, Function<Met, Reply> answer) {
    Spending spent = new Spending();
    try {
      Reply reply = reply(plan(need, caller, spent), need, answer, spent);
      shelf.settle();
      return reply;
    } catch (StorageFailure failure) {
      if (!spent.brought()) {
        throw failure;
      }
      LoggerFactory.getLogger(Analyst.class).error("the store is gone in mid-call", failure);
      return reply(Planner.plan(need, situations.withoutStore()), need, answer, spent);
    }
  }

  private Plan plan(Need need, Caller caller, Spending spent) {
    Plan plan = plan(need);
    return plan instanceof Plan.Buy ? buyUntilMet(need, caller, spent) : plan;
  }

  private Reply reply(Plan plan, Need need, Function<Met, Reply> answer, Spending spent) {
    return plan.match(
        stored -> answer.apply(new Met(need, stored, spent)),
        buy -> new Reply.Refusal(Sentences.GONE),
        () -> new Reply.Refusal(nothing(need, spent)));
  }

  /** Spends one request after the other until the store answers, nothing helps, or nobody waits. */
  private Plan buyUntilMet(Need need, Caller caller, Spending spent) {
    turn.await(caller);
    try {
      Plan plan = plan(need);
      while (plan instanceof Plan.Buy buy && !caller.isGone()) {
        if (spent.mayGoOnWith(buy.request())) {
          caller.progress("Asking Clarity for an export by " + buy.request().cube());
          turn.renew();
          buy(buy.request(), need, spent);
          plan = plan(need);
        } else {
          plan = plan(need.forNothing());
        }
      }
      return plan;
    } finally {
      turn.end();
    }
  }

  private void buy(ExportRequest request, Need need, Spending spent) {
    buyer
        .buy(request, need.spend())
        .match(
            spent::bought,
            failed -> {
              situations.drop(failed.dropped());
              return spent.failed(failed);
            });
  }

  private Plan plan(Need need) {
    return Planner.plan(need, situations.of(need));
  }

  private String nothing(Need need, Spending spent) {
    Instant now = clock.instant();
    String why = spent.failure().orElseGet(() -> whyNothingIsBought(need, spent));
    String nothing =
        Sentences.nothing(need, why, shelf.takenSince(now.minus(Situations.EXPERIENCE)), now);
    return Stream.concat(Stream.of(nothing), notices.ofStore().stream())
        .collect(Collectors.joining(" "));
  }

  private String whyNothingIsBought(Need need, Spending spent) {
    if (spent.brought()) {
      return Sentences.IN_VAIN;
    }
    return Sentences.notBought(need, guard.refusal(need.spend()));
  }
}
