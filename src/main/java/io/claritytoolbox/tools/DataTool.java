package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.render.AnswerView;
import io.claritytoolbox.render.AnswerView.Layout;
import io.claritytoolbox.render.RowOrder;
import io.claritytoolbox.render.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tool that returns rows of figures, as defined by its {@link Spec}. */
final class DataTool {
  private static final Argument<RowOrder.Direction> ORDER =
      Argument.oneOf(
              "order",
              Choices.of(
                  List.of(RowOrder.Direction.DESCENDING, RowOrder.Direction.ASCENDING),
                  RowOrder.Direction::label))
          .defaulting(RowOrder.Direction.DESCENDING.label());

  private final ProjectArgument project;
  private final Spec spec;
  private final SharedArguments shared;
  private final ToolDefinition definition;

  /**
   * What a tool is.
   *
   * @param name for example {@code get_sessions}
   * @param title for people
   * @param description two sentences for models
   * @param shown the arguments that select what is shown
   * @param own its other arguments, which come first
   * @param reading converts its own arguments
   */
  record Spec(
      String name,
      String title,
      String description,
      Shown shown,
      List<Argument<?>> own,
      Function<Arguments, Wanted> reading) {}

  /**
   * The arguments that select what is shown, with the texts and defaults of a tool.
   *
   * @param days the default length of the period
   * @param orderBy the measures to sort by; empty if the order is fixed
   * @param measures selects the columns
   * @param limit of rows or of groups
   * @param usualLimit its default
   */
  record Shown(
      int days,
      List<Argument<Measure>> orderBy,
      Argument<List<Measure>> measures,
      Argument<Integer> limit,
      int usualLimit) {
    private static final int MOST_NAMED = 8;
    private static final int MOST_ROWS = 200;
    private static final int MOST_GROUPS = 25;
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
    static Shown table(List<Measure> known, String orderBy, String columns) {
      Choices<Measure> choices = Choices.of(known, Measure::label);
      return new Shown(
          USUAL_DAYS,
          List.of(Argument.oneOf("order_by", choices).unlisted().described(orderBy)),
          columns(choices, columns),
          Argument.whole("limit", 1, MOST_ROWS).defaulting(USUAL_ROWS),
          USUAL_ROWS);
    }

    /** The arguments of a trend, which is ordered by day and limits groups. */
    static Shown trend(List<Measure> known) {
      return new Shown(
          USUAL_TREND,
          List.of(),
          columns(Choices.of(known, Measure::label), "Further measures of the same days."),
          Argument.whole("limit", 1, MOST_GROUPS)
              .defaulting(USUAL_GROUPS)
              .described("Most groups, the largest over all days."),
          USUAL_GROUPS);
    }

    /** A few measures are listed; many have examples, and a refusal lists them. */
    private static Argument<List<Measure>> columns(Choices<Measure> choices, String described) {
      Argument<List<Measure>> columns = Argument.someOf("measures", choices).described(described);
      return choices.allowed().size() > MOST_NAMED ? columns.unlisted() : columns;
    }

    List<Argument<?>> arguments() {
      List<Argument<?>> all = new ArrayList<>(orderBy);
      if (!orderBy.isEmpty()) {
        all.add(ORDER);
      }
      all.addAll(List.of(measures, limit));
      return all;
    }
  }

  /**
   * The meaning of a tool's own arguments.
   *
   * @param way how to ask
   * @param groupBy the dimensions to group by
   * @param measures the measures to request
   * @param columns the measures to show
   * @param order the default order
   */
  record Wanted(
      Way way,
      List<Dimension> groupBy,
      List<Measure> measures,
      List<Measure> columns,
      RowOrder order) {}

  /** How to ask a question and to determine its cost. */
  record Way(Replying reply, BiFunction<Analyst, Question, Cost> cost) {
    /** Rows over the whole period. */
    static final Way TABLE = new Way(Analyst::answer, Analyst::cost);

    /** Rows by day. */
    static final Way TREND = new Way(Analyst::trend, Analyst::trendCost);

    /** A top-ten list. */
    static Way list(Listing.Kind kind) {
      return new Way(
          (analyst, question, caller) -> analyst.list(kind, question, caller), Analyst::listCost);
    }
  }

  /** Answers a question. */
  @FunctionalInterface
  interface Replying {
    Reply of(Analyst analyst, Question question, Caller caller);
  }

  /**
   * A parsed call.
   *
   * @param project its name; null for the only one
   * @param question the question, if there are no faults
   * @param way how to ask it
   * @param layout how to show the answer
   */
  record Asked(@Nullable String project, Question question, Way way, Layout layout) {
    /** The cost of an answer, without asking the question. */
    Cost cost(Analyst analyst) {
      return way.cost().apply(analyst, question);
    }

    private ToolResult answer(Analyst analyst, Caller caller) {
      return way.reply()
          .of(analyst, question, caller)
          .match(
              answer -> answered(analyst, answer),
              refusal ->
                  refusal.instead() == null
                      ? ToolResult.refused(refusal.sentence())
                      : answered(analyst, refusal.instead()));
    }

    private ToolResult answered(Analyst analyst, Answer answer) {
      Scope scope = SharedArguments.scope(analyst, question.filters(), question.period());
      return ToolResult.answered(
          AnswerView.of(analyst.project(), answer, layout.of(scope.page().orElse(null))));
    }
  }

  DataTool(ProjectArgument project, Spec spec) {
    this.project = project;
    this.spec = spec;
    this.shared = new SharedArguments(spec.shown().days());
    this.definition =
        project.in(
            new ToolDefinition(
                spec.name(),
                spec.title(),
                spec.description(),
                List.of(),
                shared.between(spec.own(), spec.shown().arguments()),
                List.of(
                    "project",
                    "window",
                    "rows",
                    "total",
                    "provenance",
                    "quality",
                    "quota",
                    "warnings")));
  }

  DefinedTool.Spec tool() {
    return new DefinedTool.Spec(
        definition,
        call -> {
          Asked asked = read(call);
          return caller -> project.ask(asked.project(), analyst -> asked.answer(analyst, caller));
        });
  }

  ToolDefinition definition() {
    return definition;
  }

  /** Parses a call without asking the question, and records its faults. */
  Asked read(Arguments call) {
    Wanted wanted = spec.reading().apply(call);
    RowOrder order = order(call, wanted);
    List<Measure> named = call.get(spec.shown().measures()).orElse(List.of());
    List<Measure> columns = columns(named, call, wanted, order);
    Question question =
        new Question(
            named.isEmpty() ? wanted.measures() : needed(columns, wanted, order),
            wanted.groupBy(),
            SharedArguments.filters(call),
            shared.period(call),
            SharedArguments.maxAge(call),
            SharedArguments.spend(call));
    SharedArguments.checkBreakdown(
        "`group_by` and `filters`", question.groupBy(), question.filters(), call.faults());
    Layout layout =
        new Layout(
            columns,
            named.isEmpty() ? wanted.measures() : List.of(),
            order,
            call.get(spec.shown().limit()).orElse(spec.shown().usualLimit()),
            null);
    return new Asked(project.read(call), question, wanted.way(), layout);
  }

  /** The columns, and what their order depends on; sessions decide between equal rows. */
  private static List<Measure> needed(List<Measure> columns, Wanted wanted, RowOrder order) {
    Set<Measure> needed = EnumSet.of(Measure.SESSIONS);
    needed.addAll(columns);
    needed.addAll(order.measures());
    return wanted.measures().stream().filter(needed::contains).toList();
  }

  private RowOrder order(Arguments call, Wanted wanted) {
    List<Argument<Measure>> orderBy = spec.shown().orderBy();
    Optional<Measure> by = orderBy.stream().findFirst().flatMap(call::get);
    by.ifPresent(measure -> checkMeasures("order_by", List.of(measure), wanted, call.faults()));
    RowOrder order = by.map(RowOrder::by).orElse(wanted.order());
    return orderBy.isEmpty() ? order : call.get(ORDER).map(order::from).orElse(order);
  }

  /** The requested columns, and the measure to sort by. */
  private static List<Measure> columns(
      List<Measure> named, Arguments call, Wanted wanted, RowOrder order) {
    checkMeasures("measures", named, wanted, call.faults());
    List<Measure> shown = new ArrayList<>(named.isEmpty() ? wanted.columns() : named);
    shown.addAll(order.measure());
    return wanted.measures().stream().filter(shown::contains).toList();
  }

  private static void checkMeasures(
      String argument, List<Measure> named, Wanted wanted, Faults faults) {
    String known = wanted.measures().stream().map(Measure::label).collect(Collectors.joining(", "));
    named.stream()
        .filter(measure -> !wanted.measures().contains(measure))
        .forEach(
            measure ->
                faults.add(
                    "`%s` must name measures of this answer (%s); got %s."
                        .formatted(argument, known, measure.label())));
  }
}
