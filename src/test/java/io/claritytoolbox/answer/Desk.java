package io.claritytoolbox.answer;

import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.spend.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An analyst over a simulated site, with an adjustable clock and a client that can fail. */
final class Desk implements InstantSource, ExportClient {
  static final Instant MORNING = Instant.parse("2026-03-11T08:00:00Z");

  /** The breakdowns of the daily sync if all exports fit. */
  static final List<Cube> STANDARD =
      List.of(
          Cube.SITE,
          Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.DEVICE),
          Cube.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.CHANNEL),
          Cube.of(Dimension.SOURCE, Dimension.MEDIUM, Dimension.CAMPAIGN),
          Cube.of(Dimension.URL, Dimension.DEVICE, Dimension.CHANNEL));

  /** Shared by all tests, because a site keeps the days that it has generated. */
  private static final Map<SiteShape, SimulatedSite> SITES = new ConcurrentHashMap<>();

  static final SyncStep.Watch NOBODY_WATCHES =
      new SyncStep.Watch() {
        @Override
        public void begun(SyncStep step, int number, int all) {}

        @Override
        public void done(SyncStep.Result result) {}
      };

  final FakeHistory history = new FakeHistory();
  final FakeLedger ledger = new FakeLedger();
  final FakeLease lease = new FakeLease();
  final SimulatedSite site;
  final List<ExportRequest> requests = new ArrayList<>();

  /** The time limits of the requests. */
  final List<Duration> within = new ArrayList<>();

  final QuotaGuard guard;
  final Analyst analyst;
  final DemoExportClient clarity;

  /** How far Clarity's clock is ahead; null if its responses have no date. */
  @Nullable Duration ahead;

  private Function<ExportRequest, ExportOutcome> answer;
  private Instant now = MORNING;

  Desk(SiteShape shape, Allowance allowance) {
    site = SITES.computeIfAbsent(shape, SimulatedSite::new);
    clarity = new DemoExportClient(site, this);
    answer = clarity::fetch;
    ProjectId id = new ProjectId("shop");
    guard = new QuotaGuard(ledger, id, allowance, this);
    analyst = analyst(history);
  }

  /** An analyst of another process with the same store. */
  Analyst analyst(FakeHistory store) {
    Spending.Means means = new Spending.Means(guard, lease, store, this);
    return new Analyst(new Project(new ProjectId("shop"), "shop", true), means, this);
  }

  static Desk ofShop() {
    return new Desk(SiteShape.SHOP, new Allowance(10, 0));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ExportOutcome fetch(ExportRequest request) {
    requests.add(request);
    return answer.apply(request);
  }

  @Override
  public ExportOutcome fetch(ExportRequest request, Duration longest) {
    within.add(longest);
    return fetch(request);
  }

  @Override
  public Optional<Duration> serverAhead() {
    return Optional.ofNullable(ahead);
  }

  void answerWith(ExportOutcome outcome) {
    answer = request -> outcome;
  }

  void answerEach(Function<ExportRequest, ExportOutcome> way) {
    answer = way;
  }

  /** Runs an action during each request. */
  void whenAsked(Runnable then) {
    answer =
        request -> {
          then.run();
          LockSupport.parkNanos(200_000_000);
          return clarity.fetch(request);
        };
  }

  /** Answers of breakdowns with as many dimensions as these are cut. */
  ExportOutcome cutWhereWide(ExportRequest request, int dimensions) {
    Export whole = ((ExportOutcome.Answered) clarity.fetch(request)).export();
    return new ExportOutcome.Answered(
        new Export(
            whole.cube(),
            whole.days(),
            whole.takenAt(),
            whole.rows(),
            whole.listings(),
            request.cube().size() >= dimensions,
            whole.payload(),
            whole.warnings()));
  }

  void answerAgain() {
    answer = clarity::fetch;
  }

  void turn(Duration time) {
    now = now.plus(time);
  }

  /** Stores an export like the daily sync, without the planner. */
  void sync(ExportRequest request) {
    ExportOutcome outcome = clarity.fetch(request);
    history.save(((ExportOutcome.Answered) outcome).export());
  }

  void spendAllBut(int left) {
    while (guard.look().state().remaining() > left) {
      guard.take(new Purpose(Cube.SITE, 1, now), Spend.RESERVE);
    }
  }

  Answer answer(Question question) {
    return analyst
        .answer(question, Caller.PATIENT)
        .match(
            answer -> answer,
            refusal -> {
              throw new AssertionError(refusal.sentence());
            });
  }

  String refusal(Question question) {
    return analyst
        .answer(question, Caller.PATIENT)
        .match(
            answer -> {
              throw new AssertionError("answered: " + answer);
            },
            Reply.Refusal::sentence);
  }

  /** A question about sessions, users and rage clicks of three days that may send requests. */
  static Question by(Dimension... dimensions) {
    return new Question(
        List.of(
            Measure.SESSIONS,
            Measure.USERS,
            Measure.RAGE_CLICKS,
            Measure.RAGE_CLICKS_SESSIONS,
            Measure.RAGE_CLICKS_SESSION_PERCENT,
            Measure.SCROLL_DEPTH_PERCENT),
        List.of(dimensions),
        List.<Filter>of(),
        new Period(3, 0),
        null,
        Spend.AUTO);
  }

  static Question over(Question question, int days, int endsDaysAgo) {
    return new Question(
        question.measures(),
        question.groupBy(),
        question.filters(),
        new Period(days, endsDaysAgo),
        question.maxAge(),
        question.spend());
  }

  static Question spending(Question question, Spend spend) {
    return new Question(
        question.measures(),
        question.groupBy(),
        question.filters(),
        question.period(),
        question.maxAge(),
        spend);
  }

  static Question noOlderThan(Question question, Duration maxAge) {
    return new Question(
        question.measures(),
        question.groupBy(),
        question.filters(),
        question.period(),
        maxAge,
        question.spend());
  }

  static Question asking(Question question, Measure measure) {
    return new Question(
        List.of(measure),
        question.groupBy(),
        question.filters(),
        question.period(),
        question.maxAge(),
        question.spend());
  }
}
