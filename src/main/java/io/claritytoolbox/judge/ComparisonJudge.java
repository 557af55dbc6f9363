package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.insight.Comparison;
import io.claritytoolbox.insight.Tally;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares two sides. It counts them by device and channel if stored exports contain these beside
 * the side's own dimensions, which never costs a request. The days before show the variance between
 * days.
 */
public final class ComparisonJudge {
  /** The fewest days that show the variance between days. */
  private static final int ENOUGH_DAYS = 5;

  /** The days that show the variance between days if the period is shorter. */
  private static final int DAYS_BEFORE = 7;

  /** With as many sessions for each, strata lose 5 % of the information at most. */
  private static final double SESSIONS_OF_A_STRATUM = 20;

  private static final String CUT_DAYS =
      "Clarity gives 1,000 rows at most, and an export of the days that show the variance between days"
          + " has as many.";

  private static final List<List<Dimension>> STRATA =
      List.of(
          List.of(Dimension.DEVICE, Dimension.CHANNEL),
          List.of(Dimension.DEVICE),
          List.of(Dimension.CHANNEL));

  private final ComparisonQuestion asked;
  private final ComparisonQuestion question;
  private final Evidence evidence;

  /**
   * @param asked the caller's question
   * @param question the same, with a side moved if the sides would overlap
   */
  private ComparisonJudge(
      ComparisonQuestion asked, ComparisonQuestion question, Evidence evidence) {
    this.asked = asked;
    this.question = question;
    this.evidence = evidence;
  }

  /**
   * Answers a question, from the store if possible.
   *
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read
   */
  public static Judgement<ComparisonAnswer> judge(
      ComparisonQuestion question, Analyst analyst, Caller caller) {
    Evidence first = new Evidence(analyst, caller);
    Judgement<ComparisonAnswer> judged = new ComparisonJudge(question, question, first).judged();
    return judged
        .<Optional<ComparisonQuestion>>match(question::withoutOverlap, no -> Optional.empty())
        .map(apart -> new ComparisonJudge(question, apart, first.again()).judged())
        .orElse(judged);
  }

  /** The answers for both sides, by the same strata. */
  private record Sides(Answer a, Answer b, List<Dimension> strata) {}

  /** The counts of both sides. */
  private record Counts(SideCounts a, SideCounts b) {
    /**
     * Whether the strata cost little information. If the sides have the same mix of visitors, N
     * sessions in S strata lose (S − 1) / (N − 1) of it, because some have no counterpart.
     */
    boolean fillStrata() {
      Set<String> named = new HashSet<>(a.strata().keySet());
      named.addAll(b.strata().keySet());
      return a.sessions() + b.sessions() >= SESSIONS_OF_A_STRATUM * named.size();
    }
  }

  private Judgement<ComparisonAnswer> judged() {
    Optional<Sides> stored = finest();
    if (stored.isPresent()) {
      return compared(stored.get());
    }
    Reply a = evidence.ask(asked(question.a(), List.of()));
    return a.match(this::askForB, no -> new Judgement.Refused<>(no.sentence()));
  }

  private Judgement<ComparisonAnswer> askForB(Answer a) {
    return evidence
        .ask(asked(question.b(), List.of()))
        .match(
            b -> compared(finerThan(new Sides(a, b, List.of()))),
            no ->
                new Judgement.Refused<>(
                    "Side b can't be answered. "
                        + no.sentence()
                        + (evidence.requests() == 0
                            ? ""
                            : " Side a took " + evidence.requests() + " of the day's requests.")));
  }

  /** A new export is as wide as is useful, so it may contain strata. */
  private Sides finerThan(Sides plain) {
    return evidence.requests() == 0 ? plain : finest().orElse(plain);
  }

  private Optional<Sides> finest() {
    return STRATA.stream()
        .filter(this::fit)
        .flatMap(by -> stored(by).stream())
        .filter(this::fillStrata)
        .findFirst();
  }

  private Optional<Sides> stored(List<Dimension> strata) {
    return evidence
        .stored(asked(question.a(), strata))
        .flatMap(
            a -> evidence.stored(asked(question.b(), strata)).map(b -> new Sides(a, b, strata)));
  }

  private boolean fillStrata(Sides sides) {
    return counts(question.a(), sides.a(), 1)
        .flatMap(a -> counts(question.b(), sides.b(), 1).map(b -> new Counts(a, b)))
        .filter(Counts::fillStrata)
        .isPresent();
  }

  private boolean fit(List<Dimension> strata) {
    return fit(question.a(), strata) && fit(question.b(), strata);
  }

  private static boolean fit(ComparisonQuestion.Side side, List<Dimension> strata) {
    Set<Dimension> own = filtered(side);
    return strata.stream().noneMatch(own::contains)
        && own.size() + strata.size() <= Cube.MAX_DIMENSIONS;
  }

  private static Set<Dimension> filtered(ComparisonQuestion.Side side) {
    Set<Dimension> own = new LinkedHashSet<>();
    side.filters().forEach(filter -> own.add(filter.dimension()));
    return own;
  }

  /** Groups by page if a side may span several, because a session counts on each. */
  private static List<Dimension> pages(ComparisonQuestion.Side side) {
    return filtered(side).contains(Dimension.URL) ? List.of(Dimension.URL) : List.of();
  }

  private Question asked(ComparisonQuestion.Side side, List<Dimension> strata) {
    List<Dimension> groupBy = new ArrayList<>(pages(side));
    groupBy.addAll(strata);
    return new Question(
        Evidence.measures(question.signals(), side.period()),
        groupBy,
        side.filters(),
        side.period(),
        question.maxAge(),
        question.spend());
  }

  private Judgement<ComparisonAnswer> compared(Sides sides) {
    Optional<SideCounts> a = counts(question.a(), sides.a());
    Optional<SideCounts> b = counts(question.b(), sides.b());
    if (a.isEmpty() || b.isEmpty()) {
      return undetermined(a.isEmpty() ? "a" : "b");
    }
    return new Judgement.Judged<>(compared(sides, new Counts(a.get(), b.get())));
  }

  private Judgement<ComparisonAnswer> undetermined(String letter) {
    int requests = evidence.requests();
    return new Judgement.Refused<>(
        "The exports don't determine the sessions of side "
            + letter
            + ", so nothing is compared."
            + (requests == 0 ? "" : " This took " + requests + " of the day's requests."));
  }

  private ComparisonAnswer compared(Sides sides, Counts counts) {
    restsOn(sides.a(), "a", asked.a(), question.a());
    restsOn(sides.b(), "b", asked.b(), question.b());
    Comparison.Result result = result(counts);
    ComparisonAnswer.Side ofA = side(question.a(), sides.a(), counts.a());
    ComparisonAnswer.Side ofB = side(question.b(), sides.b(), counts.b());
    ComparisonAnswer.warnings(ofA, ofB, sides.strata(), result, missing(result))
        .forEach(evidence::warn);
    mark(counts.a(), result);
    mark(counts.b(), result);
    if (isCut(counts.a()) || isCut(counts.b())) {
      evidence.warn(
          "Rows of a side may be missing, so only a lower bound of its sessions is known. Name single"
              + " pages with their hosts, like https://example.com/page.");
    }
    return new ComparisonAnswer(
        ofA, ofB, question.mattersPercent(), sides.strata(), result, evidence.basis());
  }

  private static boolean isCut(SideCounts side) {
    return side.marks().get(Measure.SESSIONS) == Quality.LOWER_BOUND;
  }

  private Comparison.Result result(Counts counts) {
    if (Math.min(counts.a().sessions(), counts.b().sessions()) == 0) {
      return new Comparison.Result(List.of(), List.of());
    }
    List<Signal> signals =
        question.signals().stream()
            .filter(each -> counts.a().marks().containsKey(each.sessionPercent()))
            .filter(each -> counts.b().marks().containsKey(each.sessionPercent()))
            .toList();
    return new Comparison(
            new Comparison.Side(counts.a().strata(), days(question.a(), question.b())),
            new Comparison.Side(counts.b().strata(), days(question.b(), question.a())),
            question.mattersPercent())
        .over(signals, isLong() ? question.averages() : List.of());
  }

  /** Marks what is shown of a side: its sessions and the shares that are compared. */
  private void mark(SideCounts side, Comparison.Result result) {
    Map<Measure, Quality> shown = new EnumMap<>(Measure.class);
    shown.putAll(side.marks());
    Set<Measure> compared = EnumSet.of(Measure.SESSIONS);
    result.signals().forEach(each -> compared.add(each.signal().sessionPercent()));
    shown.keySet().retainAll(compared);
    evidence.marks(shown);
  }

  /** Adds a side's answer; if the side was moved, says so, and how far from what was asked. */
  private void restsOn(
      Answer answer, String letter, ComparisonQuestion.Side asked, ComparisonQuestion.Side moved) {
    if (asked.period().equals(moved.period())) {
      evidence.restsOn(answer, letter);
      return;
    }
    evidence.restsOn(answer, letter, said -> !said.contains(Answer.OFF_TARGET));
    evidence.warn(
        ("Side %s was moved one day back, because the sides would overlap otherwise: its days end %s"
                + " hours from the period asked for.")
            .formatted(letter, hoursOff(answer, asked.period())));
  }

  private static long hoursOff(Answer answer, Period asked) {
    Instant newest =
        answer.provenance().exports().stream()
            .map(Source::takenAt)
            .max(Instant::compareTo)
            .orElse(answer.window().to());
    Instant now = newest.plus(answer.provenance().age());
    Duration off = Duration.between(answer.window().to(), asked.seenFrom(now).to()).abs();
    return Math.round(off.toMinutes() / 60.0);
  }

  private List<Signal> missing(Comparison.Result result) {
    List<Signal> missing = new ArrayList<>(question.signals());
    result.signals().forEach(each -> missing.remove(each.signal()));
    return missing;
  }

  private Optional<SideCounts> counts(ComparisonQuestion.Side side, Answer answer) {
    double visits = SideCounts.pages(answer) > 1 ? visitsPerSession(side.period()) : 1;
    return counts(side, answer, visits);
  }

  private Optional<SideCounts> counts(
      ComparisonQuestion.Side side, Answer answer, double visitsPerSession) {
    return SideCounts.of(
        answer, evidence.folded(side.filters()), hosts(side, answer), visitsPerSession);
  }

  /** The hosts that a page may be on; needed only if rows may be missing. */
  private Set<String> hosts(ComparisonQuestion.Side side, Answer answer) {
    return MarkedCounts.isCut(answer) && SideCounts.namePaths(side.filters())
        ? evidence
            .forNothing(sessions(List.of(Dimension.URL), side.period()))
            .map(SideCounts::hosts)
            .orElseGet(Set::of)
        : Set.of();
  }

  /** The number of pages that a session counts on; infinite if unknown. */
  private double visitsPerSession(Period period) {
    Optional<Answer> pages =
        evidence
            .forNothing(sessions(List.of(Dimension.URL), period))
            .filter(MarkedCounts::isMergeable);
    Optional<Answer> site =
        evidence.forNothing(sessions(List.of(), period)).filter(MarkedCounts::isMergeable);
    double visits = pages.map(ComparisonJudge::sessions).orElse(Double.POSITIVE_INFINITY);
    double sessions = site.map(ComparisonJudge::sessions).orElse(0.0);
    return sessions == 0 ? Double.POSITIVE_INFINITY : Math.max(1, visits / sessions);
  }

  private static Question sessions(List<Dimension> groupBy, Period period) {
    return new Question(List.of(Measure.SESSIONS), groupBy, List.of(), period, null, Spend.NEVER);
  }

  /** The sum over an answer's rows, all of which have sessions. */
  private static double sessions(Answer answer) {
    return answer.rows().stream().mapToDouble(row -> row.facts().get(Measure.SESSIONS, 0)).sum();
  }

  private boolean isLong() {
    return Math.min(question.a().period().days(), question.b().period().days()) >= ENOUGH_DAYS;
  }

  /**
   * The days of a side: its period, or a week if the period is shorter. The later of two sides has
   * only its own days, because the days before belong to the other side. Short sides of the same
   * days have none.
   */
  private SortedMap<LocalDate, Tally> days(
      ComparisonQuestion.Side side, ComparisonQuestion.Side other) {
    Period own = side.period();
    if (own.equals(other.period()) && !isLong()) {
      return new TreeMap<>();
    }
    boolean isLater = own.endsDaysAgo() < other.period().endsDaysAgo();
    int length = own.days() >= ENOUGH_DAYS || isLater ? own.days() : DAYS_BEFORE;
    List<Measure> measures = new ArrayList<>(List.of(Measure.SESSIONS, Measure.USERS));
    // All signals show the variance between days, even if the question names one.
    Arrays.stream(Signal.values()).map(Signal::sessions).forEach(measures::add);
    measures.addAll(isLong() ? question.averages() : List.of());
    Question asked =
        new Question(
            measures,
            pages(side),
            side.filters(),
            new Period(length, own.endsDaysAgo()),
            question.maxAge(),
            Spend.NEVER);
    return evidence
        .days(asked)
        .filter(days -> days.quality().get(Measure.SESSIONS) != Quality.LOWER_BOUND)
        .map(this::byDay)
        .orElseGet(TreeMap::new);
  }

  /** Of days with several pages only the scroll depth is known: it is an average of page views. */
  private SortedMap<LocalDate, Tally> byDay(Answer trend) {
    evidence.restsOn(trend.provenance().exports());
    if (MarkedCounts.isCut(trend)) {
      evidence.warn(CUT_DAYS);
    }
    SortedMap<LocalDate, List<Tally>> rows = new TreeMap<>();
    for (Row row : trend.rows()) {
      LocalDate day = LocalDate.parse(String.valueOf(row.key().get(0)));
      Tally.of(row.facts())
          .ifPresent(tally -> rows.computeIfAbsent(day, any -> new ArrayList<>()).add(tally));
    }
    boolean isOfPages = rows.values().stream().anyMatch(tallies -> tallies.size() > 1);
    SortedMap<LocalDate, Tally> days = new TreeMap<>();
    rows.forEach(
        (day, tallies) -> {
          Tally all = Tally.sum(tallies);
          days.put(day, isOfPages ? all.onlyMeans(Set.of(Measure.SCROLL_DEPTH_PERCENT)) : all);
        });
    return days;
  }

  private ComparisonAnswer.Side side(
      ComparisonQuestion.Side asked, Answer answer, SideCounts counts) {
    return new ComparisonAnswer.Side(
        question.nameOf(asked),
        answer.window(),
        answer.coverage(),
        counts.sessions(),
        counts.effective(),
        counts.areVisits() ? ComparisonAnswer.Unit.PAGE_VISITS : ComparisonAnswer.Unit.SESSIONS);
  }
}
