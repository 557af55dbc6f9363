package io.claritytoolbox.tools;

import io.claritytoolbox.judge.ChangesJudge;
import io.claritytoolbox.judge.ChangesQuestion;
import io.claritytoolbox.judge.ComparisonJudge;
import io.claritytoolbox.judge.ComparisonQuestion;
import io.claritytoolbox.judge.HotspotsJudge;
import io.claritytoolbox.judge.HotspotsQuestion;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.render.ChangesView;
import io.claritytoolbox.render.ComparisonView;
import io.claritytoolbox.render.HotspotsView;
import io.claritytoolbox.tools.JudgingArguments.Shared;
import io.claritytoolbox.tools.JudgingTool.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The definitions of the judging tools. */
final class JudgingTools {
  private static final int USUAL_DAYS = 3;
  private static final int USUAL_BASELINE = 28;
  private static final double USUAL_MATTERS = 20;
  private static final int MOST_MATTERS = 100;
  private static final SideArgument.Given NOTHING =
      new SideArgument.Given(null, List.of(), null, null);

  private JudgingTools() {}

  /** The tools in the order of the list. Each is created at its first use. */
  static List<Supplier<Spec>> all() {
    return List.of(JudgingTools::compare, JudgingTools::hotspots, JudgingTools::changes);
  }

  private static Spec compare() {
    Argument<SideArgument.Given> a =
        SideArgument.named("a", "{label, filters, days, ends_days_ago} on top of the shared ones.");
    Argument<SideArgument.Given> b =
        SideArgument.named("b", "The same for the other side, like {\"ends_days_ago\": 7}.");
    Argument<Double> matters =
        Argument.number("matters_percent", 1, MOST_MATTERS)
            .defaulting((int) USUAL_MATTERS)
            .described("Smallest change that matters, in percent of a's figure.");
    return new Spec(
        "compare",
        "Compare",
        "Tests whether two pages, variants, segments or periods differ by more than chance: intervals,"
            + " adjusted for the visitors' mix, and a verdict for each friction signal. Use it for"
            + " \"is B worse than A\", before and after, A/B tests; mostly free.",
        USUAL_DAYS,
        List.of(a, b),
        List.of(matters),
        OutputSchema.comparison(),
        (call, read) -> {
          Sides sides = new Sides(read, call.get(a).orElse(NOTHING), call.get(b).orElse(NOTHING));
          sides.check(call.faults());
          List<Measure> averages =
              JudgingArguments.namesSignals(call)
                  ? List.of()
                  : List.of(Measure.SCROLL_DEPTH_PERCENT, Measure.ACTIVE_SECONDS);
          double margin = call.get(matters).orElse(USUAL_MATTERS);
          return (analyst, caller) ->
              ComparisonJudge.judge(sides.question(averages, margin), analyst, caller)
                  .map(
                      answer -> new ComparisonView(analyst.project(), answer, read.scope(analyst)));
        });
  }

  /** Both sides of a comparison, with the shared arguments. */
  private record Sides(Shared read, SideArgument.Given a, SideArgument.Given b) {
    void check(Faults faults) {
      DataArguments.checkBreakdown("`filters` and `a.filters`", List.of(), filters(a), faults);
      DataArguments.checkBreakdown("`filters` and `b.filters`", List.of(), filters(b), faults);
      if (faults.refusal().isEmpty()
          && filters(a).equals(filters(b))
          && period(a).equals(period(b))) {
        faults.add("`a` and `b` are the same; give them different `filters` or `ends_days_ago`.");
      }
    }

    ComparisonQuestion question(List<Measure> averages, double margin) {
      return new ComparisonQuestion(
          side(a), side(b), read.signals(), averages, margin, read.maxAge(), read.spend());
    }

    private ComparisonQuestion.Side side(SideArgument.Given given) {
      return new ComparisonQuestion.Side(given.label(), filters(given), period(given));
    }

    private List<Filter> filters(SideArgument.Given given) {
      List<Filter> filters = new ArrayList<>(read.filters());
      filters.addAll(given.filters());
      return filters;
    }

    private Period period(SideArgument.Given given) {
      Integer days = given.days();
      Integer ends = given.endsDaysAgo();
      return new Period(
          days == null ? read.period().days() : days,
          ends == null ? read.period().endsDaysAgo() : ends);
    }
  }

  private static Spec hotspots() {
    Argument<List<Dimension>> groupBy =
        DataArguments.groupBy("What to rank; default URL.").unlisted();
    return new Spec(
        "get_hotspots",
        "Hotspots",
        "Ranks what to fix first: pages (or any group) by affected sessions above what the site's"
            + " rate and their devices explain, with the browser, device or channel where they are"
            + " concentrated. Use it for \"what should we fix\", \"where do visitors struggle\"; mostly"
            + " free.",
        USUAL_DAYS,
        List.of(),
        List.of(groupBy),
        OutputSchema.hotspots(),
        (call, read) -> {
          List<Dimension> named = call.get(groupBy).orElse(List.of());
          List<Dimension> groups = named.isEmpty() ? List.of(Dimension.URL) : named;
          DataArguments.checkBreakdown(
              "`group_by` and `filters`", groups, read.filters(), call.faults());
          HotspotsQuestion question =
              new HotspotsQuestion(
                  groups,
                  read.filters(),
                  read.period(),
                  read.signals(),
                  read.maxAge(),
                  read.spend());
          return (analyst, caller) ->
              HotspotsJudge.judge(question, analyst, caller)
                  .map(answer -> new HotspotsView(analyst.project(), answer, read.scope(analyst)));
        });
  }

  private static Spec changes() {
    Argument<Integer> baseline =
        Argument.whole("baseline_days", 1, Period.MAX_DAYS - 1)
            .defaulting(USUAL_BASELINE)
            .described("How many days before to compare with.");
    return new Spec(
        "get_changes",
        "Changes",
        "Finds what changed in the last days compared with the stored days before, with few false alarms:"
            + " page, browser, device or channel, the day it began, new and gone pages. Use it for"
            + " \"what changed\", \"did the release break anything\"; always free.",
        1,
        List.of(),
        List.of(baseline),
        OutputSchema.changes(),
        (call, read) -> {
          int before = call.get(baseline).orElse(USUAL_BASELINE);
          int all = read.period().days() + before;
          if (all > Period.MAX_DAYS) {
            call.faults()
                .add(
                    "`days` and `baseline_days` must be at most %d together; got %d."
                        .formatted(Period.MAX_DAYS, all));
          }
          DataArguments.checkBreakdown("`filters`", List.of(), read.filters(), call.faults());
          ChangesQuestion question =
              new ChangesQuestion(read.filters(), read.period(), before, read.signals());
          return (analyst, caller) ->
              ChangesJudge.judge(question, analyst, caller)
                  .map(answer -> new ChangesView(analyst.project(), answer, read.scope(analyst)));
        });
  }
}
