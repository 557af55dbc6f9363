package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.answer.Provenance.Derivation;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.answer.StoredDays;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks the questions of one judgement and collects the sources of the answers that it uses. */
final class Evidence {
  private static final String ONLY_PAGES =
      "Only exports by page are stored for this, and sessions of pages don't add up: a session counts"
          + " on each page that it visits. Name a page in `filters`, or allow a request with `spend`.";

  static final String SEVERAL_ADDRESSES =
      "Some pages have several addresses, such as with query strings, and a session counts on each"
          + " address: their figures are of page visits.";

  private static final int MOST_DAYS_OF_USERS = 3;

  private final Analyst analyst;
  private final Caller caller;
  private final Set<Derivation> derived = EnumSet.noneOf(Derivation.class);
  private final Set<Source> exports = new LinkedHashSet<>();
  private final Map<Measure, Quality> quality = new EnumMap<>(Measure.class);
  private final Map<String, Set<String>> warnings = new LinkedHashMap<>();
  private final Set<String> parts = new LinkedHashSet<>();
  private @Nullable Instant now;
  private boolean stale;
  private int requests;
  private @Nullable QuotaState quota;

  Evidence(Analyst analyst, Caller caller) {
    this.analyst = analyst;
    this.caller = caller;
  }

  /** The counts and shares that judgements need. Users are unknown over more days. */
  static List<Measure> measures(List<Signal> signals, Period period) {
    List<Measure> measures = new ArrayList<>(List.of(Measure.SESSIONS));
    if (period.days() <= MOST_DAYS_OF_USERS) {
      measures.add(Measure.USERS);
    }
    for (Signal signal : signals) {
      measures.add(signal.sessions());
      measures.add(signal.sessionPercent());
    }
    return measures;
  }

  Reply ask(Question question) {
    return counted(question, analyst.answer(question, caller));
  }

  /**
   * A stored answer that is as good as a paid one and has rows that may be merged; empty if there
   * is none.
   */
  Optional<Answer> stored(Question question) {
    return forNothing(question).filter(Evidence::isWhole);
  }

  /** A stored answer, however old; empty if there is none. */
  Optional<Answer> forNothing(Question question) {
    return counted(question, analyst.answer(unpaid(question), Caller.ASIDE))
        .match(Optional::of, no -> Optional.empty());
  }

  /** Whether an answer is as good as a paid one and has rows that may be merged. */
  static boolean isWhole(Answer answer) {
    return !answer.provenance().stale()
        && answer.coverage().missing().isEmpty()
        && answer.quality().get(Measure.SESSIONS) != Quality.LOWER_BOUND
        && MarkedCounts.isMergeable(answer);
  }

  /** The stored days of a question, one by one. */
  Optional<Answer> days(Question question) {
    return counted(question, analyst.trend(unpaid(question), Caller.ASIDE))
        .match(Optional::of, no -> Optional.empty());
  }

  Reply trend(Question question) {
    return counted(question, analyst.trend(question, caller));
  }

  /** Whether the question would cost exactly one request; sends none. */
  boolean takesOneRequest(Question question) {
    Cost cost = analyst.cost(question);
    return cost.answerable() && cost.requests() == 1;
  }

  private static Question unpaid(Question question) {
    return new Question(
        question.measures(),
        question.groupBy(),
        question.filters(),
        question.period(),
        question.maxAge(),
        Spend.NEVER);
  }

  /**
   * Counts what an answer cost, and refuses sums of pages: a session counts on each page that it
   * visits, so sums over pages are not sessions.
   */
  private Reply counted(Question question, Reply reply) {
    return reply.match(
        answer -> {
          requests += answer.provenance().requestsSpent();
          quota = answer.quota();
          boolean isByPage = question.dimensions().contains(Dimension.URL);
          return isByPage || !isOverPages(answer) ? answer : new Reply.Refusal(ONLY_PAGES);
        },
        no -> {
          requests += no.requestsSpent();
          quota = no.requestsSpent() > 0 ? null : quota;
          return no;
        });
  }

  private static boolean isOverPages(Answer answer) {
    return answer.provenance().exports().stream().anyMatch(each -> each.cube().has(Dimension.URL));
  }

  /** Adds an answer that the whole judgement uses. */
  void restsOn(Answer answer) {
    restsOn(answer, "");
  }

  /**
   * Adds an answer that a part of the judgement uses.
   *
   * @param part the name of the part in warnings that don't apply to all parts
   */
  void restsOn(Answer answer, String part) {
    restsOn(answer, part, any -> true);
  }

  /**
   * Adds an answer that a part of the judgement uses, with some of its warnings.
   *
   * @param holds whether a warning is true of the judgement
   */
  void restsOn(Answer answer, String part, Predicate<String> holds) {
    Provenance provenance = answer.provenance();
    derived.addAll(provenance.derived());
    exports.addAll(provenance.exports());
    newest(provenance.exports()).ifPresent(newest -> now = newest.plus(provenance.age()));
    stale |= provenance.stale();
    parts.add(part);
    answer.warnings().stream().filter(holds).forEach(each -> ofWarning(each).add(part));
  }

  /** Adds the marks of judged figures; a measure keeps the worst. */
  void marks(Map<Measure, Quality> marks) {
    marks.forEach((measure, mark) -> quality.merge(measure, mark, Evidence::worse));
  }

  /** Evidence for another attempt at the same judgement, which has cost as much so far. */
  Evidence again() {
    Evidence other = new Evidence(analyst, caller);
    other.requests = requests;
    other.quota = quota;
    return other;
  }

  /** The filters as exports hold their addresses. */
  List<Filter> folded(List<Filter> filters) {
    return filters.stream().map(analyst::folded).toList();
  }

  /** Adds further exports. */
  void restsOn(List<Source> others) {
    exports.addAll(others);
  }

  /**
   * Adds single days.
   *
   * @param used whether an export of them counts
   */
  void restsOn(StoredDays days, Predicate<Source> used) {
    derived.add(Derivation.STORED);
    days.exports().stream().filter(used).forEach(exports::add);
    newest(days.exports()).ifPresent(newest -> now = newest.plus(days.age()));
    stale |= days.stale();
    quota = days.quota();
    days.warnings().forEach(this::warn);
  }

  private static Optional<Instant> newest(Collection<Source> exports) {
    return exports.stream().map(Source::takenAt).max(Instant::compareTo);
  }

  void warn(String warning) {
    ofWarning(warning).add("");
  }

  private Set<String> ofWarning(String warning) {
    return warnings.computeIfAbsent(warning, any -> new LinkedHashSet<>());
  }

  private static Quality worse(Quality one, Quality other) {
    return one.and(other).orElse(Quality.ESTIMATE);
  }

  int requests() {
    return requests;
  }

  Judgement.Basis basis() {
    List<String> said = new ArrayList<>();
    warnings.forEach(
        (warning, of) -> {
          boolean isOfAll = of.contains("") || of.containsAll(parts);
          said.add(isOfAll ? warning : String.join(", ", of) + ": " + warning);
        });
    if (requests > 0) {
      derived.add(Derivation.FETCHED);
    }
    QuotaState left = quota == null ? analyst.quota().quota() : quota;
    Instant until = now;
    Duration since =
        newest(exports)
            .filter(newest -> until != null)
            .map(newest -> Duration.between(newest, until))
            .orElse(Duration.ZERO);
    return new Judgement.Basis(
        new Provenance(requests, derived, since, stale, List.copyOf(exports)), quality, left, said);
  }
}
