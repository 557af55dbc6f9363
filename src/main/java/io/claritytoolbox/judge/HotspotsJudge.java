package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.insight.Carrier;
import io.claritytoolbox.insight.Hotspots;
import io.claritytoolbox.insight.Hotspots.Hotspot;
import io.claritytoolbox.insight.Tally;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ranks groups by the sessions with problems. Expected rates differ by device if a stored export
 * contains the device beside the group. Stored exports by browser, device and channel show where a
 * problem is concentrated. If none contains the browser, one request fetches it, unless the
 * question must be free.
 */
public final class HotspotsJudge {
  /** More hotspots than an answer shows. */
  private static final int MOST_LOCATED = 20;

  /** The longest time between exports of the same sessions. */
  private static final Duration NEAR = Duration.ofMinutes(1);

  private static final List<Dimension> WHERE =
      List.of(Dimension.BROWSER, Dimension.DEVICE, Dimension.CHANNEL);

  private final HotspotsQuestion question;
  private final Evidence evidence;
  private final Map<Dimension, Map<Map<Dimension, @Nullable String>, Carrier.Parts>> finer =
      new EnumMap<>(Dimension.class);
  private Map<List<@Nullable String>, Part> judged = Map.of();
  private boolean isFinerCut;

  private HotspotsJudge(HotspotsQuestion question, Evidence evidence) {
    this.question = question;
    this.evidence = evidence;
  }

  /**
   * Answers a question, from the store if possible.
   *
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read
   */
  public static Judgement<HotspotsAnswer> judge(
      HotspotsQuestion question, Analyst analyst, Caller caller) {
    return new HotspotsJudge(question, new Evidence(analyst, caller)).judged();
  }

  private Judgement<HotspotsAnswer> judged() {
    Optional<Answer> byDevice = byDevice();
    if (byDevice.isPresent()) {
      return ranked(byDevice.get());
    }
    return evidence
        .ask(asked(List.of(), question.spend()))
        .match(plain -> ranked(finerThan(plain)), no -> new Judgement.Refused<>(no.sentence()));
  }

  /** A new export is as wide as is useful, so it may contain devices. */
  private Answer finerThan(Answer plain) {
    return evidence.requests() == 0 ? plain : byDevice().orElse(plain);
  }

  private Optional<Answer> byDevice() {
    if (!isPossible(Dimension.DEVICE)) {
      return Optional.empty();
    }
    Optional<Answer> stored = evidence.forNothing(asked(List.of(Dimension.DEVICE), Spend.NEVER));
    isFinerCut |= stored.filter(MarkedCounts::isCut).isPresent();
    return stored.filter(Evidence::isWhole);
  }

  private boolean isPossible(Dimension further) {
    Set<Dimension> own = asked(List.of(), Spend.NEVER).dimensions();
    return !own.contains(further) && own.size() < Cube.MAX_DIMENSIONS;
  }

  private Question asked(List<Dimension> further, Spend spend) {
    return asked(further, question.filters(), spend);
  }

  private Question asked(List<Dimension> further, List<Filter> filters, Spend spend) {
    List<Dimension> groupBy = new ArrayList<>(question.groupBy());
    groupBy.addAll(further);
    List<Measure> measures = Evidence.measures(question.signals(), question.period());
    return new Question(measures, groupBy, filters, question.period(), question.maxAge(), spend);
  }

  private Judgement<HotspotsAnswer> ranked(Answer answer) {
    Map<List<@Nullable String>, Part> parts = byGroup(answer);
    judged = parts;
    List<Hotspots.Group> groups = new ArrayList<>();
    for (Map.Entry<List<@Nullable String>, Part> part : parts.entrySet()) {
      groups.add(new Hotspots.Group(named(part.getKey()), part.getValue().tallies()));
    }
    List<Hotspot> ranked = new Hotspots(groups).rank(question.signals());
    boolean isEmpty = answer.rows().isEmpty() && new MarkedCounts(answer).provesAbsence();
    return ranked.isEmpty() && !isEmpty && !haveNoSessions(parts)
        ? undetermined(answer)
        : new Judgement.Judged<>(located(answer, parts, ranked));
  }

  private static boolean haveNoSessions(Map<List<@Nullable String>, Part> parts) {
    return !parts.isEmpty() && parts.values().stream().allMatch(each -> each.sessions() == 0);
  }

  private Judgement<HotspotsAnswer> undetermined(Answer answer) {
    int requests = evidence.requests();
    boolean isCutByPage = question.groupBy().contains(Dimension.URL) && MarkedCounts.isCut(answer);
    return new Judgement.Refused<>(
        "The exports don't determine the sessions and the shares of any group, so nothing is ranked."
            + (isCutByPage
                ? " Clarity's export by page has its limit of 1,000 rows, and addresses of a page were"
                    + " merged in it, so only lower bounds are known: get_ux_by_url shows them. Devices,"
                    + " browsers and channels can be ranked with group_by."
                : " Ask for other days, or for fewer: an export with 1,000 rows or the difference of"
                    + " two exports often doesn't determine them.")
            + (requests == 0 ? "" : " This took " + requests + " of the day's requests."));
  }

  private HotspotsAnswer located(
      Answer answer, Map<List<@Nullable String>, Part> parts, List<Hotspot> ranked) {
    evidence.restsOn(answer);
    warn(answer, parts);
    List<Hotspot> hot = ranked.stream().filter(Hotspot::isHot).toList();
    WHERE.forEach(dimension -> lookInStore(dimension, answer, hot));
    if (!hot.isEmpty()) {
      buyBrowsers(answer, hot);
    }
    return new HotspotsAnswer(
        answer.window(),
        answer.coverage(),
        question.groupBy(),
        isByDevice(answer) ? List.of(Dimension.DEVICE) : List.of(),
        List.copyOf(finer.keySet()),
        located(ranked),
        evidence.basis());
  }

  /** Marks the judged groups, and says which groups are none or are counted in another unit. */
  private void warn(Answer answer, Map<List<@Nullable String>, Part> parts) {
    Set<Measure> judged = EnumSet.of(Measure.SESSIONS);
    question.signals().forEach(each -> judged.add(each.sessionPercent()));
    parts.values().forEach(part -> evidence.marks(part.marks(judged)));
    long all = answer.rows().stream().map(this::key).distinct().count();
    if (all > parts.size()) {
      evidence.warn(
          "%,d groups are not ranked, because the exports don't determine their sessions."
              .formatted(all - parts.size()));
    }
    if (parts.values().stream().anyMatch(part -> part.counts().areVisits())) {
      evidence.warn(Evidence.SEVERAL_ADDRESSES);
    }
  }

  /** Filters that leave the first hotspots, if these are pages: the store finds them faster. */
  private List<Filter> among(List<Hotspot> hot) {
    List<Filter> filters = new ArrayList<>(question.filters());
    List<String> pages =
        hot.stream()
            .limit(MOST_LOCATED)
            .flatMap(each -> each.key().values().stream())
            .filter(Objects::nonNull)
            .toList();
    if (question.groupBy().equals(List.of(Dimension.URL)) && !pages.isEmpty()) {
      filters.add(new Filter(Dimension.URL, Filter.Op.IS, pages));
    }
    return filters;
  }

  private void lookInStore(Dimension dimension, Answer answer, List<Hotspot> hot) {
    if (!isPossible(dimension)) {
      return;
    }
    if (dimension == Dimension.DEVICE && isByDevice(answer)) {
      finer.put(dimension, whole(answer, hot));
      return;
    }
    evidence
        .forNothing(asked(List.of(dimension), among(hot), Spend.NEVER))
        .filter(other -> isOfTheSameDays(other, answer))
        .ifPresent(other -> keep(dimension, other, answer, hot));
  }

  private static boolean isOfTheSameDays(Answer other, Answer answer) {
    return !(other.provenance().stale() && !answer.provenance().stale())
        && other.coverage().missing().size() <= answer.coverage().missing().size();
  }

  private void keep(Dimension dimension, Answer other, Answer answer, List<Hotspot> hot) {
    boolean isWhole = MarkedCounts.isMergeable(other);
    if (!isWhole && (hot.isEmpty() || !isOfTheSameSessions(other, answer))) {
      return;
    }
    finer.put(dimension, isWhole ? whole(other, hot) : cut(other, hot));
    evidence.restsOn(other.provenance().exports());
    if (!isWhole) {
      evidence.warn(
          "Rows by %s may be missing, because Clarity gives 1,000 at most: where doesn't name these."
              .formatted(dimension.label()));
    }
  }

  /** Whether the counts of parts can be compared with those of the groups. */
  private static boolean isOfTheSameSessions(Answer other, Answer answer) {
    Quality mark = answer.quality().get(Measure.SESSIONS);
    return (mark == Quality.EXACT || mark == Quality.UPPER_BOUND)
        && other.quality().get(Measure.SESSIONS) == mark
        && isNear(other.window().from(), answer.window().from())
        && isNear(other.window().to(), answer.window().to());
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(NEAR) < 0;
  }

  private Map<Map<Dimension, @Nullable String>, Carrier.Parts> whole(
      Answer other, List<Hotspot> hot) {
    Map<Map<Dimension, @Nullable String>, Carrier.Parts> parts = new HashMap<>();
    Map<List<@Nullable String>, Part> all = byGroup(other);
    for (Hotspot each : hot) {
      Part part = all.get(new ArrayList<>(each.key().values()));
      if (part != null) {
        parts.put(each.key(), Carrier.Parts.whole(part.tallies()));
      }
    }
    return parts;
  }

  /** The rows that a cut export has of each hotspot, and the rest of the hotspot's sessions. */
  private Map<Map<Dimension, @Nullable String>, Carrier.Parts> cut(
      Answer other, List<Hotspot> hot) {
    MarkedCounts counts = new MarkedCounts(other);
    Map<List<@Nullable String>, Map<@Nullable String, Tally>> known = new HashMap<>();
    for (Row row : other.rows()) {
      counts
          .of(List.of(row))
          .ifPresent(
              one ->
                  known
                      .computeIfAbsent(key(row), any -> new LinkedHashMap<>())
                      .put(further(row), one.tallies().get(0)));
    }
    Map<Map<Dimension, @Nullable String>, Carrier.Parts> parts = new HashMap<>();
    for (Hotspot each : hot) {
      List<@Nullable String> key = new ArrayList<>(each.key().values());
      Part whole = judged.get(key);
      if (whole != null && known.containsKey(key)) {
        cut(known.get(key), Tally.sum(whole.tallies().values()))
            .ifPresent(own -> parts.put(each.key(), own));
      }
    }
    return parts;
  }

  /** Empty if the parts can't be of these sessions. */
  private static Optional<Carrier.Parts> cut(Map<@Nullable String, Tally> known, Tally whole) {
    Map<@Nullable String, Tally> told = new LinkedHashMap<>(known);
    told.values()
        .removeIf(part -> !part.affected().keySet().containsAll(whole.affected().keySet()));
    return whole.minus(Tally.sum(told.values())).map(rest -> new Carrier.Parts(told, rest));
  }

  /**
   * Fetches browsers if no stored export contains them; not if pages by device or alone are cut,
   * because pages by browser are then, too.
   */
  private void buyBrowsers(Answer answer, List<Hotspot> hot) {
    Question browsers = asked(List.of(Dimension.BROWSER), question.spend());
    if (question.spend() != Spend.NEVER
        && isPossible(Dimension.BROWSER)
        && (!isFinerCut || finer.containsKey(Dimension.DEVICE))
        && !MarkedCounts.isCut(answer)
        && !finer.containsKey(Dimension.BROWSER)
        && evidence.takesOneRequest(browsers)) {
      evidence
          .ask(browsers)
          .match(Optional::of, no -> Optional.<Answer>empty())
          .filter(other -> isOfTheSameDays(other, answer))
          .ifPresent(other -> keep(Dimension.BROWSER, other, answer, hot));
    }
  }

  private boolean isByDevice(Answer answer) {
    return answer.groupBy().size() > question.groupBy().size();
  }

  private List<Hotspot> located(List<Hotspot> ranked) {
    Carrier.Parts none = Carrier.Parts.whole(Map.of());
    List<Hotspot> located = new ArrayList<>();
    for (Hotspot each : ranked) {
      Map<Dimension, Carrier.Parts> own = new LinkedHashMap<>();
      finer.forEach((by, all) -> own.put(by, all.getOrDefault(each.key(), none)));
      located.add(located.size() < MOST_LOCATED ? each.locatedIn(own) : each);
    }
    return located;
  }

  /**
   * The rows of a group.
   *
   * @param tallies by the value of the further dimension
   */
  private record Part(Map<@Nullable String, Tally> tallies, MarkedCounts.Group counts) {
    double sessions() {
      return tallies.values().stream().mapToDouble(Tally::sessions).sum();
    }

    /** Of a group without sessions nothing is judged. */
    Map<Measure, Quality> marks(Set<Measure> judged) {
      Map<Measure, Quality> marks = new EnumMap<>(Measure.class);
      if (sessions() > 0) {
        marks.putAll(counts.marks());
        marks.keySet().retainAll(judged);
      }
      return marks;
    }
  }

  private List<@Nullable String> key(Row row) {
    return row.key().subList(0, question.groupBy().size());
  }

  /** The value of a further dimension; null if there is none. */
  private @Nullable String further(Row row) {
    int size = question.groupBy().size();
    return row.key().size() > size ? row.key().get(size) : null;
  }

  private Map<Dimension, @Nullable String> named(List<@Nullable String> key) {
    Map<Dimension, @Nullable String> named = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      named.put(question.groupBy().get(i), key.get(i));
    }
    return named;
  }

  /** The groups whose sessions the answer determines, then their rows by the further dimension. */
  private Map<List<@Nullable String>, Part> byGroup(Answer answer) {
    Map<List<@Nullable String>, List<Row>> rows = new LinkedHashMap<>();
    for (Row row : answer.rows()) {
      rows.computeIfAbsent(key(row), any -> new ArrayList<>()).add(row);
    }
    MarkedCounts counts = new MarkedCounts(answer);
    Map<List<@Nullable String>, Part> groups = new LinkedHashMap<>();
    rows.forEach(
        (key, own) ->
            counts
                .of(own)
                .ifPresent(
                    group -> {
                      Map<@Nullable String, Tally> parts = new LinkedHashMap<>();
                      for (int i = 0; i < own.size(); i++) {
                        parts.put(further(own.get(i)), group.tallies().get(i));
                      }
                      groups.put(key, new Part(parts, group));
                    }));
    return groups;
  }
}
