package io.claritytoolbox.tools;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.render.AnswerView.Layout;
import io.claritytoolbox.render.RowOrder;
import java.time.Duration;
import java.util.ArrayList;
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
  private final Wording wording;
  private final Argument<Integer> days;

  /**
   * What differs from tool to tool.
   *
   * @param days the length of the period by default
   * @param orderBy over the tool's measures; none where the order is fixed
   * @param limit of rows or of groups
   * @param usualLimit its default
   */
  record Wording(
      int days, List<Argument<Measure>> orderBy, Argument<Integer> limit, int usualLimit) {
    private static final int USUAL_ROWS = 25;
    private static final int USUAL_GROUPS = 5;
    private static final int USUAL_DAYS = 3;
    private static final int USUAL_TREND = 30;

    /** More days, always in their order; the limit is one of groups. */
    static final Wording TREND =
        new Wording(
            USUAL_TREND,
            List.of(),
            Argument.whole("limit", 1, MAX_GROUPS)
                .defaulting(USUAL_GROUPS)
                .described("Most groups returned, the largest over all days."),
            USUAL_GROUPS);

    static Wording table(List<Measure> measures, String orderBy) {
      return new Wording(
          USUAL_DAYS,
          List.of(
              Argument.oneOf("order_by", Choices.of(measures, Measure::label)).described(orderBy)),
          Argument.whole("limit", 1, MAX_LIMIT)
              .defaulting(USUAL_ROWS)
              .described("Most rows returned."),
          USUAL_ROWS);
    }

    /** Without the names of measures, which are many. */
    Wording unlisted() {
      return new Wording(
          days, orderBy.stream().map(Argument::unlisted).toList(), limit, usualLimit);
    }
  }

  /**
   * @param projects the names of those configured
   */
  DataArguments(List<String> projects, Wording wording) {
    this.project = new ProjectArgument(projects);
    this.wording = wording;
    this.days =
        Argument.whole("days", 1, Period.MAX_DAYS)
            .defaulting(wording.days())
            .described("Length of the period in days of 24 hours.");
  }

  /** {@code group_by} over all dimensions. */
  static Argument<List<Dimension>> groupBy(String description) {
    return Argument.someOf("group_by", Choices.DIMENSIONS)
        .atMost(Cube.MAX_DIMENSIONS)
        .described(description);
  }

  /** These arguments after those of the tool's own. */
  Signature signature(String tool, List<Argument<?>> own) {
    List<Argument<?>> all = new ArrayList<>(own);
    all.addAll(List.of(days, ENDS_DAYS_AGO, FilterArgument.FILTERS));
    all.addAll(wording.orderBy());
    all.addAll(List.of(wording.limit(), MAX_AGE, SPEND));
    return new Signature(tool, project.required(), all);
  }

  /**
   * Reads a call, noting what is wrong with it.
   *
   * @param wanted what the tool's own arguments come to
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
    checkBreakdown(question.dimensions(), call.faults());
    Layout layout =
        new Layout(
            wanted.columns(),
            order(call, wanted.measures()).orElse(wanted.order()),
            call.get(wording.limit()).orElse(wording.usualLimit()));
    return new Asked(project.read(call), question, wanted.way(), layout);
  }

  private Optional<RowOrder> order(Arguments call, List<Measure> measures) {
    Optional<Measure> wanted = wording.orderBy().stream().findFirst().flatMap(call::get);
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
