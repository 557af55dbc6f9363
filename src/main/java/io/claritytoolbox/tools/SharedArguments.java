package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.render.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The arguments that the tools for figures and for judgements share. */
final class SharedArguments {
  private static final int MAX_AGE_HOURS = 24 * Period.MAX_DAYS_AGO;
  private static final long SECONDS_PER_HOUR = 3600;

  static final Argument<Integer> ENDS_DAYS_AGO =
      Argument.whole("ends_days_ago", 0, Period.MAX_DAYS_AGO)
          .defaulting(0)
          .described("Yesterday is days 1, ends_days_ago 1.");
  private static final Argument<Double> MAX_AGE =
      Argument.number("max_age_hours", 0, MAX_AGE_HOURS)
          .described("Oldest answer accepted; grows as requests run out.");
  private static final Argument<Spend> SPEND =
      Argument.oneOf("spend", Choices.of(List.of(Spend.values()), SharedArguments::label))
          .defaulting("auto")
          .described(
              "auto: a request if needed; never: stored only; reserve: reserved requests too.");

  private final int usualDays;
  private final Argument<Integer> days;

  /**
   * @param usualDays the default length of the period
   */
  SharedArguments(int usualDays) {
    this.usualDays = usualDays;
    this.days = days(usualDays);
  }

  /** A tool's own arguments, these, and between them further ones about the answer. */
  List<Argument<?>> between(List<Argument<?>> own, List<Argument<?>> further) {
    List<Argument<?>> all = new ArrayList<>(own);
    all.addAll(List.of(days, ENDS_DAYS_AGO, FilterArgument.FILTERS));
    all.addAll(further);
    all.addAll(List.of(MAX_AGE, SPEND));
    return all;
  }

  Period period(Arguments call) {
    return new Period(call.get(days).orElse(usualDays), call.get(ENDS_DAYS_AGO).orElse(0));
  }

  static List<Filter> filters(Arguments call) {
    return call.get(FilterArgument.FILTERS).orElse(List.of());
  }

  /** null to derive it from today's remaining requests */
  static @Nullable Duration maxAge(Arguments call) {
    return call.get(MAX_AGE)
        .map(hours -> Duration.ofSeconds(Math.round(hours * SECONDS_PER_HOUR)))
        .orElse(null);
  }

  static Spend spend(Arguments call) {
    return call.get(SPEND).orElse(Spend.AUTO);
  }

  /** The filters and the period of a question, with addresses as in exports. */
  static Scope scope(Analyst analyst, List<Filter> filters, Period period) {
    return new Scope(filters.stream().map(analyst::folded).toList(), period);
  }

  static Argument<Integer> days(int usual) {
    return Argument.whole("days", 1, Period.MAX_DAYS)
        .defaulting(usual)
        .described("Length, in days of 24 hours.");
  }

  /** {@code signals}, by default all six. */
  static Argument<List<Signal>> signals(String description) {
    return Argument.someOf("signals", Choices.of(List.of(Signal.values()), Signal::label))
        .described(description);
  }

  /** {@code group_by} with all dimensions. */
  static Argument<List<Dimension>> groupBy(String description) {
    return Argument.someOf("group_by", Choices.DIMENSIONS)
        .atMost(Cube.MAX_DIMENSIONS)
        .described(description);
  }

  /**
   * Records a fault if groups and filters need more dimensions than an export has.
   *
   * @param arguments the names of the arguments
   */
  static void checkBreakdown(
      String arguments, List<Dimension> groups, List<Filter> filters, Faults faults) {
    List<String> dimensions =
        Stream.concat(groups.stream(), filters.stream().map(Filter::dimension))
            .distinct()
            .sorted()
            .map(Dimension::label)
            .toList();
    if (dimensions.size() > Cube.MAX_DIMENSIONS) {
      faults.add(
          "%s name %d dimensions (%s); Clarity breaks down by at most %d."
              .formatted(
                  arguments,
                  dimensions.size(),
                  String.join(", ", dimensions),
                  Cube.MAX_DIMENSIONS));
    }
  }

  private static String label(Spend spend) {
    return spend.name().toLowerCase(Locale.ROOT);
  }
}
