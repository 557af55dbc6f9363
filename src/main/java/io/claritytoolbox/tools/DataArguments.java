package io.claritytoolbox.tools;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.render.AnswerView.Layout;
import io.claritytoolbox.render.RowOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The arguments that all data tools share. */
final class DataArguments {
  private static final int MAX_LIMIT = 200;
  private static final int MAX_GROUPS = 25;
  private static final int MAX_AGE_HOURS = 24 * Period.MAX_DAYS_AGO;
  private static final long SECONDS_PER_HOUR = 3600;

  static final Argument<Integer> ENDS_DAYS_AGO =
      Argument.whole("ends_days_ago", 0, Period.MAX_DAYS_AGO)
          .defaulting(0)
          .described("Yesterday is days 1, ends_days_ago 1.");
  private static final Argument<RowOrder.Direction> ORDER =
      Argument.oneOf(
              "order",
              Choices.of(
                  List.of(RowOrder.Direction.DESCENDING, RowOrder.Direction.ASCENDING),
                  RowOrder.Direction::label))
          .defaulting(RowOrder.Direction.DESCENDING.label());
  static final Argument<Double> MAX_AGE =
      Argument.number("max_age_hours", 0, MAX_AGE_HOURS)
          .described("Oldest answer accepted; grows as requests run out.");
  static final Argument<Spend> SPEND =
      Argument.oneOf("spend", Choices.of(List.of(Spend.values()), DataArguments::label))
          .defaulting("auto")
          .described(
              "auto: a request if needed; never: stored only; reserve: reserved requests too.");

  private final ProjectArgument project;
  private final Wording wording;
  private final Argument<Integer> days;

  /**
   * The texts and defaults that differ between tools.
   *
   * @param days the default length of the period
   * @param orderBy the measures to sort by; empty if the order is fixed
   * @param measures selects the columns
   * @param limit of rows or of groups
   * @param usualLimit its default
   */
  record Wording(
      int days,
      List<Argument<Measure>> orderBy,
      Argument<List<Measure>> measures,
      Argument<Integer> limit,
      int usualLimit) {
    private static final int MOST_NAMED = 8;
    private static final int USUAL_ROWS = 25;
    private static final int USUAL_GROUPS = 5;
    private static final int USUAL_DAYS = 3;
    private static final int USUAL_TREND = 30;

    /**
     * The arguments of a table.
     *
     * @param known the tool's measures
     * @param orderBy the default order
     * @param columns the default columns
     */
    static Wording table(List<Measure> known, String orderBy, String columns) {
      Choices<Measure> choices = Choices.of(known, Measure::label);
      return new Wording(
          USUAL_DAYS,
          List.of(Argument.oneOf("order_by", choices).unlisted().described(orderBy)),
          columns(choices, columns),
          Argument.whole("limit", 1, MAX_LIMIT).defaulting(USUAL_ROWS),
          USUAL_ROWS);
    }

    /** The arguments of a trend, which is ordered by day and limits groups. */
    static Wording trend(List<Measure> known) {
      return new Wording(
          USUAL_TREND,
          List.of(),
          columns(Choices.of(known, Measure::label), "Further measures of the same days."),
          Argument.whole("limit", 1, MAX_GROUPS)
              .defaulting(USUAL_GROUPS)
              .described("Most groups, the largest over all days."),
          USUAL_GROUPS);
    }

    /** A few measures are listed; many have examples, and a refusal lists them. */
    private static Argument<List<Measure>> columns(Choices<Measure> choices, String described) {
      Argument<List<Measure>> columns = Argument.someOf("measures", choices).described(described);
      return choices.allowed().size() > MOST_NAMED ? columns.unlisted() : columns;
    }
  }

  /**
   * @param projects the names of the configured projects
   */
  DataArguments(List<String> projects, Wording wording) {
    this.project = new ProjectArgument(projects);
    this.wording = wording;
    this.days = days(wording.days());
  }

  static Argument<Integer> days(int usual) {
    return Argument.whole("days", 1, Period.MAX_DAYS)
        .defaulting(usual)
        .described("Length, in days of 24 hours.");
  }

  /** {@code group_by} with all dimensions. */
  static Argument<List<Dimension>> groupBy(String description) {
    return Argument.someOf("group_by", Choices.DIMENSIONS)
        .atMost(Cube.MAX_DIMENSIONS)
        .described(description);
  }

  /** The tool's own arguments, followed by these. */
  Signature signature(String tool, List<Argument<?>> own) {
    List<Argument<?>> all = new ArrayList<>(own);
    all.addAll(List.of(days, ENDS_DAYS_AGO, FilterArgument.FILTERS));
    if (!wording.orderBy().isEmpty()) {
      all.addAll(wording.orderBy());
      all.add(ORDER);
    }
    all.addAll(List.of(wording.measures(), wording.limit(), MAX_AGE, SPEND));
    return new Signature(tool, project.required(), all);
  }

  /**
   * Parses a call and records its faults.
   *
   * @param wanted the meaning of the tool's own arguments
   */
  Asked read(Arguments call, DataTool.Wanted wanted) {
    Question question =
        new Question(
            wanted.measures(),
            wanted.groupBy(),
            call.get(FilterArgument.FILTERS).orElse(List.of()),
            new Period(call.get(days).orElse(wording.days()), call.get(ENDS_DAYS_AGO).orElse(0)),
            call.get(MAX_AGE).map(DataArguments::hours).orElse(null),
            call.get(SPEND).orElse(Spend.AUTO));
    checkBreakdown(
        "`group_by` and `filters`", question.groupBy(), question.filters(), call.faults());
    RowOrder order = order(call, wanted);
    Layout layout =
        new Layout(
            columns(call, wanted, order),
            order,
            call.get(wording.limit()).orElse(wording.usualLimit()));
    return new Asked(project.read(call), question, wanted.way(), layout);
  }

  /**
   * Records a fault if groups and filters need more dimensions than an export has.
   *
   * @param arguments the names of the arguments
   */
  static void checkBreakdown(
      String arguments, Collection<Dimension> groups, List<Filter> filters, Faults faults) {
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    dimensions.addAll(groups);
    filters.forEach(filter -> dimensions.add(filter.dimension()));
    if (dimensions.size() > Cube.MAX_DIMENSIONS) {
      faults.add(
          "%s name %d dimensions (%s); Clarity breaks down by at most %d."
              .formatted(
                  arguments,
                  dimensions.size(),
                  dimensions.stream().map(Dimension::label).collect(Collectors.joining(", ")),
                  Cube.MAX_DIMENSIONS));
    }
  }

  private RowOrder order(Arguments call, DataTool.Wanted wanted) {
    Optional<Measure> by = wording.orderBy().stream().findFirst().flatMap(call::get);
    by.ifPresent(measure -> checkMeasures("order_by", List.of(measure), wanted, call.faults()));
    RowOrder order = by.map(RowOrder::by).orElse(wanted.order());
    return wording.orderBy().isEmpty() ? order : call.get(ORDER).map(order::from).orElse(order);
  }

  /** The requested columns, and the measure to sort by. */
  private List<Measure> columns(Arguments call, DataTool.Wanted wanted, RowOrder order) {
    List<Measure> named = call.get(wording.measures()).orElse(List.of());
    checkMeasures("measures", named, wanted, call.faults());
    List<Measure> shown = new ArrayList<>(named.isEmpty() ? wanted.columns() : named);
    shown.addAll(order.measure());
    return wanted.measures().stream().filter(shown::contains).toList();
  }

  private static void checkMeasures(
      String argument, List<Measure> named, DataTool.Wanted wanted, Faults faults) {
    String known = wanted.measures().stream().map(Measure::label).collect(Collectors.joining(", "));
    named.stream()
        .filter(measure -> !wanted.measures().contains(measure))
        .forEach(
            measure ->
                faults.add(
                    "`%s` must name measures of this answer (%s); got %s."
                        .formatted(argument, known, measure.label())));
  }

  static Duration hours(double hours) {
    return Duration.ofSeconds(Math.round(hours * SECONDS_PER_HOUR));
  }

  private static String label(Spend spend) {
    return spend.name().toLowerCase(Locale.ROOT);
  }
}
