package io.claritytoolbox.plan;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question requires of exports, apart from its filters.
 *
 * @param cube the dimensions that an export must have
 * @param measures the figures to merge
 * @param maxAge how old an export may be; null leaves it to the budget
 * @param shape how exports can be combined for it
 * @param mergesPages whether it merges the pages that pass its filters
 */
public record Requirement(
    Cube cube,
    List<Measure> measures,
    Period period,
    @Nullable Duration maxAge,
    Spend spend,
    Shape shape,
    boolean mergesPages) {
  /** Exports this much older than the period can still adjoin it. */
  private static final int MARGIN_DAYS = 4;

  /** How exports can be combined. */
  public enum Shape {
    /** Any exports that cover the period. */
    MERGEABLE,
    /** Single days that cover the period. */
    DAILY,
    /** Exports of exactly this cube, as few as possible: their lists name only the first ten. */
    LIST
  }

  /** A table with one row for each group. */
  public static Requirement ofTable(Question question) {
    return of(question, Shape.MERGEABLE);
  }

  /** A trend with one point for each day. */
  public static Requirement ofTrend(Question question) {
    return of(question, Shape.DAILY);
  }

  /** A top-ten list of the export without dimensions. */
  public static Requirement ofList(Question question) {
    return new Requirement(
        Cube.SITE,
        List.of(),
        question.period(),
        question.maxAge(),
        question.spend(),
        Shape.LIST,
        false);
  }

  private static Requirement of(Question question, Shape shape) {
    return new Requirement(
        Cube.of(question.dimensions()),
        question.measures(),
        question.period(),
        question.maxAge(),
        question.spend(),
        shape,
        question.mergesPages());
  }

  /** A table of a breakdown as it is. */
  public static Requirement ofTable(Cube cube, List<Measure> measures, Period period) {
    return new Requirement(cube, measures, period, null, Spend.AUTO, Shape.MERGEABLE, false);
  }

  /** How far back exports matter to it. */
  public Duration reach() {
    return Duration.ofDays((long) period.days() + period.endsDaysAgo() + MARGIN_DAYS);
  }

  public Requirement withoutSpending() {
    return new Requirement(cube, measures, period, maxAge, Spend.NEVER, shape, mergesPages);
  }

  /** The same end, with another number of days. */
  public Requirement over(int days) {
    return about(new Period(days, period.endsDaysAgo()));
  }

  public Requirement about(Period other) {
    return new Requirement(cube, measures, other, maxAge, spend, shape, mergesPages);
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

  /** Users and means, which rows of a finer cube can't give exactly. */
  boolean asksForUsersOrMeans() {
    return measures.stream()
        .map(Measure::kind)
        .anyMatch(kind -> kind == Measure.Kind.USERS || kind == Measure.Kind.MEAN);
  }

  /** Whether rows of an export by a finer cube are merged over addresses. */
  boolean mergesAddressesOf(Cube finer) {
    return finer.has(Dimension.URL) && !cube.has(Dimension.URL);
  }

  /** Whether it asks for users alone, which the difference of two exports doesn't tell. */
  public boolean asksForUsersAlone() {
    return !isList() && measures.stream().allMatch(each -> each.kind() == Measure.Kind.USERS);
  }

  /** Whether it asks for sessions over pages alone, which a difference doesn't tell either. */
  public boolean asksForSessionsOverPages() {
    return mergesPages && !asksForEvents();
  }

  boolean asksForEvents() {
    return measures.stream().anyMatch(measure -> measure.kind() == Measure.Kind.EVENTS);
  }

  /** Measures other than occurrences don't add up over addresses. */
  boolean asksForMoreThanEvents() {
    return measures.stream().anyMatch(measure -> measure.kind() != Measure.Kind.EVENTS);
  }
}
