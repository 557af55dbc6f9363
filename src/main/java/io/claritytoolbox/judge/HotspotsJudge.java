package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.insight.Hotspots;
import io.claritytoolbox.insight.Tally;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final List<Dimension> WHERE =
      List.of(Dimension.BROWSER, Dimension.DEVICE, Dimension.CHANNEL);

  private final HotspotsQuestion question;
  private final Evidence evidence;
  private final Map<Dimension, Answer> finer = new EnumMap<>(Dimension.class);

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
      return new Judgement.Judged<>(ranked(byDevice.get()));
    }
    return evidence
        .ask(asked(List.of(), question.spend()))
        .match(
            plain -> new Judgement.Judged<>(ranked(finerThan(plain))),
            no -> new Judgement.Refused<>(no.sentence()));
  }

  /** A new export is as wide as is useful, so it may contain devices. */
  private Answer finerThan(Answer plain) {
    return evidence.requests() == 0 ? plain : byDevice().orElse(plain);
  }

  private Optional<Answer> byDevice() {
    return isPossible(Dimension.DEVICE)
        ? evidence.stored(asked(List.of(Dimension.DEVICE), Spend.NEVER))
        : Optional.empty();
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

  private HotspotsAnswer ranked(Answer answer) {
    evidence.restsOn(answer);
    List<Hotspots.Group> groups = new ArrayList<>();
    byGroup(answer).forEach((key, tallies) -> groups.add(new Hotspots.Group(key, tallies)));
    List<Hotspots.Hotspot> ranked = new Hotspots(groups).rank(question.signals());
    List<Hotspots.Hotspot> hot = ranked.stream().filter(Hotspots.Hotspot::isHot).toList();
    WHERE.forEach(dimension -> lookInStore(dimension, answer, among(hot)));
    if (!hot.isEmpty()) {
      buyBrowsers(answer);
    }
    return new HotspotsAnswer(
        answer.window(),
        answer.days(),
        question.groupBy(),
        isByDevice(answer) ? List.of(Dimension.DEVICE) : List.of(),
        List.copyOf(finer.keySet()),
        located(ranked),
        evidence.basis());
  }

  /** Filters that leave the first hotspots, if these are pages: the store finds them faster. */
  private List<Filter> among(List<Hotspots.Hotspot> hot) {
    List<Filter> filters = new ArrayList<>(question.filters());
    List<String> pages =
        hot.stream().limit(MOST_LOCATED).flatMap(each -> each.key().values().stream()).toList();
    if (question.groupBy().equals(List.of(Dimension.URL)) && !pages.isEmpty()) {
      filters.add(new Filter(Dimension.URL, Filter.Op.IS, pages));
    }
    return filters;
  }

  private void lookInStore(Dimension dimension, Answer answer, List<Filter> among) {
    if (!isPossible(dimension)) {
      return;
    }
    if (dimension == Dimension.DEVICE && isByDevice(answer)) {
      finer.put(dimension, answer);
      return;
    }
    evidence
        .forNothing(asked(List.of(dimension), among, Spend.NEVER))
        .filter(other -> isOfTheSameDays(other, answer))
        .ifPresent(other -> keep(dimension, other));
  }

  private static boolean isOfTheSameDays(Answer other, Answer answer) {
    return !(other.provenance().stale() && !answer.provenance().stale())
        && other.coverage().missing().size() <= answer.coverage().missing().size();
  }

  private void keep(Dimension dimension, Answer other) {
    finer.put(dimension, other);
    evidence.restsOn(other.provenance().exports());
  }

  /** Fetches browsers if no stored export contains them. */
  private void buyBrowsers(Answer answer) {
    Question browsers = asked(List.of(Dimension.BROWSER), question.spend());
    if (question.spend() != Spend.NEVER
        && isPossible(Dimension.BROWSER)
        && !finer.containsKey(Dimension.BROWSER)
        && evidence.takesOneRequest(browsers)) {
      evidence
          .ask(browsers)
          .match(Optional::of, no -> Optional.<Answer>empty())
          .filter(other -> isOfTheSameDays(other, answer))
          .ifPresent(other -> keep(Dimension.BROWSER, other));
    }
  }

  private boolean isByDevice(Answer answer) {
    return answer.groupBy().size() > question.groupBy().size();
  }

  private List<Hotspots.Hotspot> located(List<Hotspots.Hotspot> ranked) {
    Map<Dimension, Map<Map<Dimension, String>, Map<String, Tally>>> parts =
        new EnumMap<>(Dimension.class);
    finer.forEach((dimension, other) -> parts.put(dimension, byGroup(other)));
    List<Hotspots.Hotspot> located = new ArrayList<>();
    for (Hotspots.Hotspot each : ranked) {
      Map<Dimension, Map<String, Tally>> own = new LinkedHashMap<>();
      parts.forEach((by, all) -> own.put(by, all.getOrDefault(each.key(), Map.of())));
      located.add(located.size() < MOST_LOCATED ? each.locatedIn(own) : each);
    }
    return located;
  }

  /** The rows by group, then by the other dimensions. */
  private Map<Map<Dimension, String>, Map<String, Tally>> byGroup(Answer answer) {
    int size = question.groupBy().size();
    Map<Map<Dimension, String>, Map<String, Tally>> groups = new LinkedHashMap<>();
    for (Row row : answer.rows()) {
      List<@Nullable String> rest = row.key().subList(size, row.key().size());
      Tally.of(row.facts())
          .ifPresent(
              tally ->
                  groups
                      .computeIfAbsent(
                          GroupDays.named(
                              question.groupBy(), SideCounts.names(row.key().subList(0, size))),
                          any -> new LinkedHashMap<>())
                      .put(SideCounts.name(rest), tally));
    }
    return groups;
  }
}
