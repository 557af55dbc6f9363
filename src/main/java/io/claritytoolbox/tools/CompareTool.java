package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.judge.ComparisonJudge;
import io.claritytoolbox.judge.ComparisonQuestion;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.render.ComparisonView;
import io.claritytoolbox.render.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code compare}: is B worse than A, or is it chance? */
final class CompareTool implements Tool {
  private static final String NAME = "compare";
  private static final int USUAL_DAYS = 3;
  private static final int USUAL_MATTERS = 20;
  private static final int MOST_MATTERS = 100;
  private static final SideArgument.Given NOTHING =
      new SideArgument.Given(null, List.of(), null, null);

  private final Argument<SideArgument.Given> a =
      SideArgument.named("a", "{label, filters, days, ends_days_ago} on top of the shared ones.");
  private final Argument<SideArgument.Given> b =
      SideArgument.named("b", "The same for the other side, like {\"ends_days_ago\": 7}.");
  private final Argument<Double> matters =
      Argument.number("matters_percent", 1, MOST_MATTERS)
          .defaulting(USUAL_MATTERS)
          .described("Smallest change that matters, in percent of a's figure.");
  private final Projects projects;
  private final JudgingArguments shared;
  private final Signature signature;

  CompareTool(Projects projects) {
    this.projects = projects;
    this.shared = new JudgingArguments(projects.names(), USUAL_DAYS);
    this.signature = shared.signature(NAME, List.of(a, b), List.of(matters));
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "Compare",
        "Judges whether two pages, variants, segments or periods differ or it is chance: intervals,"
            + " adjusted for the visitors' mix, and a verdict for each friction signal. Use it for"
            + " \"is B worse than A\", before and after, A/B tests; mostly free.",
        signature.schema(),
        OutputSchema.comparison(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    JudgingArguments.Shared read = shared.read(call);
    Optional<SideArgument.Given> ofA = call.get(a);
    Optional<SideArgument.Given> ofB = call.get(b);
    double margin = call.get(matters).orElse((double) USUAL_MATTERS);
    check("a", read, ofA, call.faults());
    check("b", read, ofB, call.faults());
    checkThatTheyDiffer(read, ofA, ofB, call.faults());
    boolean averagesToo = !JudgingArguments.namesSignals(call);
    return call.faults()
        .refusal()
        .orElseGet(
            () ->
                projects
                    .open(read.project())
                    .match(
                        analyst -> {
                          ComparisonQuestion question =
                              new ComparisonQuestion(
                                  side(read, ofA.orElse(NOTHING)),
                                  side(read, ofB.orElse(NOTHING)),
                                  read.signals(),
                                  averagesToo ? averages() : List.of(),
                                  margin,
                                  read.maxAge(),
                                  read.spend());
                          return judged(question, read.scope(analyst), analyst, caller);
                        },
                        ToolResult::refused));
  }

  private static ToolResult judged(
      ComparisonQuestion question, Scope scope, Analyst analyst, Caller caller) {
    return ComparisonJudge.judge(question, analyst, caller)
        .match(
            answer -> ToolResult.answered(new ComparisonView(analyst.project(), answer, scope)),
            ToolResult::refused);
  }

  private static List<Measure> averages() {
    return List.of(Measure.SCROLL_DEPTH_PERCENT, Measure.ACTIVE_SECONDS);
  }

  private static ComparisonQuestion.Side side(
      JudgingArguments.Shared shared, SideArgument.Given given) {
    return new ComparisonQuestion.Side(
        given.label(), filters(shared, given), period(shared, given));
  }

  private static List<Filter> filters(JudgingArguments.Shared shared, SideArgument.Given given) {
    List<Filter> filters = new ArrayList<>(shared.filters());
    filters.addAll(given.filters());
    return filters;
  }

  private static Period period(JudgingArguments.Shared shared, SideArgument.Given given) {
    Integer days = given.days();
    Integer ends = given.endsDaysAgo();
    return new Period(
        days == null ? shared.period().days() : days,
        ends == null ? shared.period().endsDaysAgo() : ends);
  }

  private static void check(
      String name,
      JudgingArguments.Shared shared,
      Optional<SideArgument.Given> given,
      Faults faults) {
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    filters(shared, given.orElse(NOTHING)).forEach(filter -> dimensions.add(filter.dimension()));
    JudgingArguments.checkBreakdown("`filters` and `" + name + ".filters`", dimensions, faults);
  }

  private static void checkThatTheyDiffer(
      JudgingArguments.Shared shared,
      Optional<SideArgument.Given> a,
      Optional<SideArgument.Given> b,
      Faults faults) {
    if (faults.refusal().isEmpty()
        && a.isPresent()
        && b.isPresent()
        && filters(shared, a.get()).equals(filters(shared, b.get()))
        && period(shared, a.get()).equals(period(shared, b.get()))) {
      faults.add("`a` and `b` are the same; give them different `filters` or `ends_days_ago`.");
    }
  }
}
