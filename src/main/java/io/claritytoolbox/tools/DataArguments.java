package io.claritytoolbox.tools;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The arguments that all data tools share. */
final class DataArguments {
  private static final int DEFAULT_DAYS = 3;
  private static final int DEFAULT_TREND = 30;
  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 200;
  private static final int MAX_AGE_HOURS = 24 * Period.MAX_DAYS_AGO;
  private static final long SECONDS_PER_HOUR = 3600;

  private static final Argument<Integer> ENDS_DAYS_AGO =
      Argument.whole("ends_days_ago", 0, Period.MAX_DAYS_AGO)
          .defaulting(0)
          .described("When the period ended; yesterday is days 1, ends_days_ago 1.");
  private static final Argument<Double> MAX_AGE =
      Argument.number("max_age_hours", 0, MAX_AGE_HOURS)
          .described("Oldest answer accepted; default grows as requests run out.");
  private static final Argument<Spend> SPEND =
      Argument.oneOf("spend", Choices.of(List.of(Spend.values()), DataArguments::label))
          .defaulting("auto")
          .described(
              "auto: a request if needed; never: stored only; reserve: reserved requests too.");

  private final ProjectArgument project;
  private final int usualDays;
  private final Argument<Integer> days;
  private final Optional<Argument<Measure>> orderBy;
  private final int usualLimit;
  private final Argument<Integer> limit;

  /**
   * @param projects the names of those configured
   * @param orderBy the tool's own, as its measures are
   */
  DataArguments(List<String> projects, Argument<Measure> orderBy) {
    this.project = new ProjectArgument(projects);
    this.usualDays = DEFAULT_DAYS;
    this.days = days(DEFAULT_DAYS);
    this.orderBy = Optional.of(orderBy);
    this.usualLimit = DEFAULT_LIMIT;
    this.limit =
        Argument.whole("limit", 1, MAX_LIMIT)
            .defaulting(DEFAULT_LIMIT)
            .described("Most rows returned.");
  }

  private DataArguments(List<String> projects, int usualLimit, Argument<Integer> limit) {
    this.project = new ProjectArgument(projects);
    this.usualDays = DEFAULT_TREND;
    this.days = days(DEFAULT_TREND);
    this.orderBy = Optional.empty();
    this.usualLimit = usualLimit;
    this.limit = limit.defaulting(usualLimit);
  }

  /**
   * Those of a trend: over more days, and always by day.
   *
   * @param limit of something else than rows
   */
  static DataArguments ofTrend(List<String> projects, int usualLimit, Argument<Integer> limit) {
    return new DataArguments(projects, usualLimit, limit);
  }

  private static Argument<Integer> days(int usual) {
    return Argument.whole("days", 1, Period.MAX_DAYS)
        .defaulting(usual)
        .described("Length of the period in days of 24 hours.");
  }

  /** {@code group_by} over all dimensions. */
  static Argument<List<Dimension>> groupBy(String description) {
    return Argument.someOf("group_by", Choices.DIMENSIONS)
        .atMost(Cube.MAX_DIMENSIONS)
        .described(description);
  }

  /** {@code order_by} over some measures. */
  static Argument<Measure> orderBy(List<Measure> measures, String description) {
    return Argument.oneOf("order_by", Choices.of(measures, Measure::label)).described(description);
  }

  /** These arguments after those of the tool's own. */
  Signature signature(String tool, List<Argument<?>> own) {
    List<Argument<?>> all = new ArrayList<>(own);
    all.addAll(List.of(days, ENDS_DAYS_AGO, FilterArgument.FILTERS));
    orderBy.ifPresent(all::add);
    all.addAll(List.of(limit, MAX_AGE, SPEND));
    return new Signature(tool, project.required(), all);
  }

  /**
   * Reads a call, noting what is wrong with it.
   *
   * @param groupBy as the tool read it
   * @param measures what the answer is made of
   * @param usual which rows come first unless the call says otherwise
   */
  Asked read(Arguments call, List<Dimension> groupBy, List<Measure> measures, RowOrder usual) {
    Question question =
        new Question(
            measures,
            groupBy,
            call.get(FilterArgument.FILTERS).orElse(List.of()),
            new Period(call.get(days).orElse(usualDays), call.get(ENDS_DAYS_AGO).orElse(0)),
            call.get(MAX_AGE).map(DataArguments::hours).orElse(null),
            call.get(SPEND).orElse(Spend.AUTO));
    checkBreakdown(question.dimensions(), call.faults());
    return new Asked(
        project.read(call),
        question,
        order(call, measures).orElse(usual),
        call.get(limit).orElse(usualLimit));
  }

  private Optional<RowOrder> order(Arguments call, List<Measure> measures) {
    Optional<Measure> wanted = orderBy.flatMap(call::get);
    if (wanted.isPresent() && !measures.contains(wanted.get())) {
      call.faults()
          .add(
              "order_by is none of the measures of this answer: "
                  + measures.stream().map(Measure::label).collect(Collectors.joining(", "))
                  + ".");
    }
    return wanted.map(RowOrder::by);
  }

  private static void checkBreakdown(Set<Dimension> dimensions, Faults faults) {
    if (dimensions.size() > Cube.MAX_DIMENSIONS) {
      faults.add(
          "group_by and filters together name "
              + dimensions.stream().map(Dimension::label).collect(Collectors.joining(", "))
              + ": Clarity breaks down by three dimensions at most.");
    }
  }

  private static Duration hours(double hours) {
    return Duration.ofSeconds(Math.round(hours * SECONDS_PER_HOUR));
  }

  private static String label(Spend spend) {
    return spend.name().toLowerCase(Locale.ROOT);
  }
}
