package io.claritytoolbox.plan;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question requires of the exports that answer it, its filters aside.
 *
 * @param cube the dimensions an export must have
 * @param measures the figures that will be merged
 * @param period the time it is about
 * @param maxAge how old an export may be; null leaves it to the budget's pace
 * @param spend what it may cost
 * @param shape whether exports can be merged and put together for it
 */
public record Requirement(
    Cube cube,
    List<Measure> measures,
    Period period,
    @Nullable Duration maxAge,
    Spend spend,
    Shape shape) {
  /** Exports this much older than the period's start can still adjoin it. */
  private static final int MARGIN_DAYS = 4;

  /** What an answer can be made from. */
  public enum Shape {
    /** Any exports that together cover it. */
    MERGEABLE,
    /** Single days that together cover it. */
    DAILY,
    /** Exports of exactly this cube, the fewer the better: their lists name only the first ten. */
    LIST
  }

  /** For a table of one row a group. */
  public static Requirement ofTable(Question question) {
    return of(question, Shape.MERGEABLE);
  }

  /** For one point a day. */
  public static Requirement ofTrend(Question question) {
    return of(question, Shape.DAILY);
  }

  /** For the top-ten lists that come with an export without dimensions. */
  public static Requirement ofList(Question question) {
    return new Requirement(
        Cube.SITE, List.of(), question.period(), question.maxAge(), question.spend(), Shape.LIST);
  }

  private static Requirement of(Question question, Shape shape) {
    return new Requirement(
        Cube.of(question.dimensions()),
        question.measures(),
        question.period(),
        question.maxAge(),
        question.spend(),
        shape);
  }

  /** How far back exports may lie that matter to it. */
  public Duration reach() {
    return Duration.ofDays((long) period.days() + period.endsDaysAgo() + MARGIN_DAYS);
  }

  /** The same from the store alone. */
  public Requirement withoutSpending() {
    return new Requirement(cube, measures, period, maxAge, Spend.NEVER, shape);
  }

  /** The same over another number of days, with the same end. */
  public Requirement over(int days) {
    return about(new Period(days, period.endsDaysAgo()));
  }

  /** The same about another time. */
  public Requirement about(Period other) {
    return new Requirement(cube, measures, other, maxAge, spend, shape);
  }

  boolean isDaily() {
    return shape == Shape.DAILY;
  }

  public boolean isList() {
    return shape == Shape.LIST;
  }

  boolean isPast() {
    return period.endsDaysAgo() > 0;
  }

  /** Whether users or means are asked for, which rows of a finer cube can't give exactly. */
  boolean asksForUsersOrMeans() {
    return measures.stream()
        .map(Measure::kind)
        .anyMatch(kind -> kind == Measure.Kind.USERS || kind == Measure.Kind.MEAN);
  }

  /** Whether anything but occurrences is asked for: what doesn't add up over addresses. */
  boolean asksForMoreThanEvents() {
    return measures.stream().anyMatch(measure -> measure.kind() != Measure.Kind.EVENTS);
  }
}
