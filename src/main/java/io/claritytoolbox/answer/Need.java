package io.claritytoolbox.answer;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks of the exports, its figures and filters aside.
 *
 * @param cube the dimensions an export must have
 * @param measures the figures that will be merged
 * @param period the time it is about
 * @param maxAge how old an export may be; null leaves it to the budget's pace
 * @param spend what it may cost
 * @param shape whether exports can be merged and put together for it
 */
record Need(
    Cube cube,
    List<Measure> measures,
    Period period,
    @Nullable Duration maxAge,
    Spend spend,
    Shape shape) {

  /** What an answer can be made from. */
  enum Shape {
    /** Any exports that together cover it. */
    MERGEABLE,
    /** Single days that together cover it. */
    DAILY,
    /** Exports of exactly this cube, the fewer the better: their lists name the first ten alone. */
    LIST
  }

  static Need of(Question question) {
    return new Need(
        Cube.of(question.dimensions()),
        question.measures(),
        question.period(),
        question.maxAge(),
        question.spend(),
        Shape.MERGEABLE);
  }

  /** One point a day. */
  static Need ofTrend(Question question) {
    return new Need(
        Cube.of(question.dimensions()),
        question.measures(),
        question.period(),
        question.maxAge(),
        question.spend(),
        Shape.DAILY);
  }

  /** The lists that come with an export without dimensions. */
  static Need ofListing(Question question) {
    return new Need(
        Cube.SITE, List.of(), question.period(), question.maxAge(), question.spend(), Shape.LIST);
  }

  /** The same over another number of days, with the same end. */
  Need over(int days) {
    Period other = new Period(days, period.endsDaysAgo());
    return new Need(cube, measures, other, maxAge, spend, shape);
  }

  /** The same for nothing: from the store alone. */
  Need forNothing() {
    return new Need(cube, measures, period, maxAge, Spend.NEVER, shape);
  }

  /** Whether an export of so many days has a part of the list that is asked for. */
  boolean isPartOfAList(int days) {
    return shape == Shape.LIST && days != period.days();
  }

  boolean asksFor(Measure.Kind kind) {
    return measures.stream().anyMatch(measure -> measure.kind() == kind);
  }

  /** Whether anything but occurrences is asked for: what doesn't add up over addresses. */
  boolean asksForMoreThanEvents() {
    return measures.stream().anyMatch(measure -> measure.kind() != Measure.Kind.EVENTS);
  }
}
