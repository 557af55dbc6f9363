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
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds changes in the stored days: of the site, its pages, devices, browsers and channels, and
 * pages by each of these. It never spends a request.
 */
public final class ChangesJudge {
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
    LocalDate first = dates.last().minusDays(question.period().days() - 1L);
    LocalDate oldest = first.minusDays(question.baselineDays());
    NavigableSet<LocalDate> now = dates.tailSet(first, true);
    NavigableSet<LocalDate> before = dates.subSet(oldest, true, first, false);
    return before.isEmpty()
        ? new Judgement.Refused<>(
            ("No day before %s is stored, so there is nothing to compare with. The daily sync stores"
                    + " a day each time it runs.")
                .formatted(first))
        : new Judgement.Judged<>(changes(stored, groups, before, now));
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
    Set<LocalDate> all = new TreeSet<>(before);
    all.addAll(now);
    groups.forEach(each -> each.putInto(history, all));
    Changes.Result result = Changes.of(history, question.signals());
    evidence.restsOn(stored);
    warn(groups, before, now);
    return new ChangesAnswer(
        window(stored, now), now.size(), before.size(), result, evidence.basis());
  }

  private void warn(List<GroupDays> groups, Set<LocalDate> before, Set<LocalDate> now) {
    int missing = question.whole().days() - before.size() - now.size();
    if (missing > 0) {
      evidence.warn(
          "Of %s days, %s are not in the store; the rest is compared."
              .formatted(question.whole().days(), missing));
    }
    if (groups.stream().anyMatch(GroupDays::isCut)) {
      evidence.warn(
          "Clarity gives 1,000 rows at most, and some days reached that: groups that such a day"
              + " doesn't show count as unknown on it, not as gone.");
    }
  }

  private static Window window(StoredDays stored, Set<LocalDate> dates) {
    List<Window> windows =
        stored.days().values().stream()
            .flatMap(List::stream)
            .map(StoredDays.Day::window)
            .filter(window -> dates.contains(window.date()))
            .toList();
    return new Window(
        windows.stream().map(Window::from).min(Instant::compareTo).orElseThrow(),
        windows.stream().map(Window::to).max(Instant::compareTo).orElseThrow());
  }
}
