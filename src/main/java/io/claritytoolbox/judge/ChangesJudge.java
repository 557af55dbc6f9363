package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.StoredDays;
import io.claritytoolbox.insight.Changes;
import io.claritytoolbox.insight.History;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds changes in the stored days: of the site, its pages, devices, browsers and channels, and
 * pages by each of these. It never spends a request.
 */
public final class ChangesJudge {
  /** Exports this near in time are of the same hours. */
  private static final Duration NEAR = Duration.ofMinutes(1);

  private static final String CUT =
      "Clarity gives 1,000 rows at most, and some exports reached that. Groups that such an export"
          + " doesn't show are not judged, and exports whose rows had to be merged are left out.";

  private static final List<Cube> BREAKDOWNS =
      List.of(
          Cube.SITE,
          Cube.of(Dimension.URL),
          Cube.of(Dimension.DEVICE),
          Cube.of(Dimension.BROWSER),
          Cube.of(Dimension.CHANNEL),
          Cube.of(Dimension.URL, Dimension.DEVICE),
          Cube.of(Dimension.URL, Dimension.BROWSER),
          Cube.of(Dimension.URL, Dimension.CHANNEL));

  private final ChangesQuestion question;
  private final Analyst analyst;
  private final Evidence evidence;

  private ChangesJudge(ChangesQuestion question, Analyst analyst, Caller caller) {
    this.question = question;
    this.analyst = analyst;
    this.evidence = new Evidence(analyst, caller);
  }

  /**
   * Answers a question from the stored days.
   *
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read
   */
  public static Judgement<ChangesAnswer> judge(
      ChangesQuestion question, Analyst analyst, Caller caller) {
    return new ChangesJudge(question, analyst, caller).judged();
  }

  private Judgement<ChangesAnswer> judged() {
    List<Cube> breakdowns = BREAKDOWNS.stream().filter(this::isOfUse).toList();
    StoredDays stored = analyst.days(breakdowns, question.filters(), question.whole());
    List<GroupDays> groups = new ArrayList<>();
    GroupDays.Counts counts = new GroupDays.Counts();
    stored
        .days()
        .forEach(
            (cube, days) -> {
              GroupDays ofCube = new GroupDays(cube.dimensions(), stored.filters());
              days.forEach(day -> ofCube.add(day, counts));
              groups.add(ofCube);
            });
    NavigableSet<LocalDate> dates = new TreeSet<>();
    groups.forEach(each -> dates.addAll(each.dates()));
    if (dates.isEmpty()) {
      return nothing();
    }
    if (groups.stream().anyMatch(GroupDays::metCut)) {
      evidence.warn(CUT);
    }
    LocalDate first = dates.last().minusDays(question.period().days() - 1L);
    LocalDate oldest = first.minusDays(question.baselineDays());
    NavigableSet<LocalDate> now = dates.tailSet(first, true);
    NavigableSet<LocalDate> before = dates.subSet(oldest, true, first, false);
    List<GroupDays> compared =
        groups.stream().filter(each -> each.isOf(before) && each.isOf(now)).toList();
    return compared.isEmpty()
        ? new Judgement.Refused<>(
            ("No day before %s is stored, so there is nothing to compare with. The daily sync stores"
                    + " a day each time it runs.")
                .formatted(first))
        : new Judgement.Judged<>(changes(stored, compared, before, now));
  }

  /** A dimension that a filter limits to one value has only one group. */
  private boolean isOfUse(Cube breakdown) {
    Set<Dimension> all = EnumSet.noneOf(Dimension.class);
    all.addAll(breakdown.dimensions());
    for (Filter filter : question.filters()) {
      boolean isFixed = filter.op() == Filter.Op.IS && filter.values().size() == 1;
      if (isFixed && breakdown.has(filter.dimension())) {
        return false;
      }
      all.add(filter.dimension());
    }
    return all.size() <= Cube.MAX_DIMENSIONS;
  }

  /** The reason, as the data tools state it. */
  private Judgement<ChangesAnswer> nothing() {
    Question asked =
        new Question(
            List.of(Measure.SESSIONS),
            List.of(),
            question.filters(),
            question.whole(),
            null,
            Spend.NEVER);
    return new Judgement.Refused<>(
        evidence
                .trend(asked)
                .match(
                    answer -> "No day of this period is stored as a whole.",
                    refusal -> refusal.sentence())
            + " Changes are found between single days, which the daily sync stores.");
  }

  private ChangesAnswer changes(
      StoredDays stored, List<GroupDays> groups, Set<LocalDate> before, Set<LocalDate> now) {
    History history = new History(before, now);
    NavigableSet<LocalDate> all = new TreeSet<>(before);
    all.addAll(now);
    groups.forEach(each -> each.putInto(history, all));
    Changes.Result result = Changes.of(history, question.signals());
    evidence.restsOn(stored, source -> groups.stream().anyMatch(each -> each.uses(source)));
    evidence.marks(marks(result));
    warn(groups, all);
    if (isOfVisits(groups, result)) {
      evidence.warn(Evidence.SEVERAL_ADDRESSES);
    }
    GroupDays most = most(groups, all);
    ChangesAnswer.Days usual =
        new ChangesAnswer.Days(most.window(now), most.window(before), missing(all, all));
    Map<Set<Dimension>, ChangesAnswer.Days> others = new HashMap<>();
    for (GroupDays each : groups) {
      ChangesAnswer.Days own =
          new ChangesAnswer.Days(each.window(now), each.window(before), missing(each.dates(), all));
      if (!areNear(own, usual)) {
        others.put(each.dimensions(), own);
      }
    }
    return new ChangesAnswer(usual, others, now.size(), before.size(), result, evidence.basis());
  }

  /** The breakdown with most of the days. */
  private static GroupDays most(List<GroupDays> groups, Set<LocalDate> dates) {
    return groups.stream()
        .max(
            Comparator.comparingLong(each -> dates.stream().filter(each.dates()::contains).count()))
        .orElseThrow();
  }

  private static List<LocalDate> missing(Set<LocalDate> stored, NavigableSet<LocalDate> all) {
    return all.first()
        .datesUntil(all.last().plusDays(1))
        .filter(date -> !stored.contains(date))
        .toList();
  }

  private static boolean areNear(ChangesAnswer.Days one, ChangesAnswer.Days other) {
    return one.missing().equals(other.missing())
        && isNear(one.window(), other.window())
        && isNear(one.before(), other.before());
  }

  private static boolean isNear(Window one, Window other) {
    return isNear(one.from(), other.from()) && isNear(one.to(), other.to());
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(NEAR) < 0;
  }

  /** Means over days, in which a session across midnight counts on both. */
  private static Map<Measure, Quality> marks(Changes.Result result) {
    Map<Measure, Quality> marks = new EnumMap<>(Measure.class);
    result.changes().forEach(each -> marks.put(each.measure(), Quality.ESTIMATE));
    if (!result.newPages().isEmpty() || !result.gonePages().isEmpty()) {
      marks.put(Measure.SESSIONS, Quality.ESTIMATE);
    }
    return marks;
  }

  private static boolean isOfVisits(List<GroupDays> groups, Changes.Result result) {
    return Stream.of(
            result.changes().stream().map(Changes.Change::group),
            result.newPages().stream().map(Changes.Page::group),
            result.gonePages().stream().map(Changes.Page::group))
        .flatMap(each -> each)
        .anyMatch(
            group ->
                groups.stream()
                    .filter(each -> each.dimensions().equals(group.keySet()))
                    .anyMatch(each -> each.hasSeveralAddresses(group)));
  }

  private void warn(List<GroupDays> groups, NavigableSet<LocalDate> dates) {
    int missing = question.whole().days() - dates.size();
    if (missing > 0) {
      evidence.warn(
          "Of %s days, %s are not in the store; the rest is compared."
              .formatted(question.whole().days(), missing));
    }
    if (groups.stream().anyMatch(GroupDays::isUneven)) {
      evidence.warn(
          "The days were taken at uneven hours. Neighbouring days can overlap or leave hours out.");
    }
  }
}
