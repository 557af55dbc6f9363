package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.judge.ChangesJudge;
import io.claritytoolbox.judge.ChangesQuestion;
import io.claritytoolbox.judge.ComparisonJudge;
import io.claritytoolbox.judge.ComparisonQuestion;
import io.claritytoolbox.judge.HotspotsJudge;
import io.claritytoolbox.judge.HotspotsQuestion;
import io.claritytoolbox.judge.Judgement;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.render.ChangesView;
import io.claritytoolbox.render.ComparisonView;
import io.claritytoolbox.render.HotspotsView;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.render.Scope;
import io.claritytoolbox.tools.DefinedTool.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The definitions of the judging tools. */
final class JudgingTools {
  private static final int USUAL_DAYS = 3;
  private static final int USUAL_BASELINE = 28;
  private static final double USUAL_MATTERS = 20;
  private static final int MOST_MATTERS = 100;
  private static final Side SAME = new Side(null, List.of(), null, null);
  private static final Argument<List<Signal>> SIGNALS =
      SharedArguments.signals("Like dead_clicks; default all six.").unlisted();

  private JudgingTools() {}

  /** Converts the arguments of a call and records their faults. */
  private interface Reading {
    Judging read(Arguments call, Read read);
  }

  /** Judges the question of a valid call. */
  private interface Judging {
    Judgement<? extends Rendering> judge(Analyst analyst, Caller caller);
  }

  /**
   * The values of the shared arguments.
   *
   * @param signals all six by default
   * @param maxAge null to derive it from today's remaining requests
   */
  private record Read(
      List<Signal> signals,
      Period period,
      List<Filter> filters,
      @Nullable Duration maxAge,
      Spend spend) {
    Scope scope(Analyst analyst) {
      return SharedArguments.scope(analyst, filters, period);
    }
  }

  /** A tool with the shared arguments behind its own. */
  private static Spec judging(
      ProjectArgument project, int usualDays, ToolDefinition own, Reading reading) {
    SharedArguments shared = new SharedArguments(usualDays);
    return project.tool(
        own.with(List.of(), shared.between(own.optional(), List.of(SIGNALS))),
        call -> {
          List<Signal> named = call.get(SIGNALS).orElse(List.of());
          List<Signal> signals = named.isEmpty() ? List.of(Signal.values()) : named;
          Read read =
              new Read(
                  signals,
                  shared.period(call),
                  SharedArguments.filters(call),
                  SharedArguments.maxAge(call),
                  SharedArguments.spend(call));
          Judging judging = reading.read(call, read);
          return (analyst, caller) ->
              judging.judge(analyst, caller).match(ToolResult::answered, ToolResult::refused);
        });
  }

  static Spec compare(ProjectArgument project) {
    Argument<Side> a =
        side("a", "{label, filters, days, ends_days_ago} on top of the shared ones.");
    Argument<Side> b = side("b", "The same for the other side, like {\"ends_days_ago\": 7}.");
    Argument<Double> matters =
        Argument.number("matters_percent", 1, MOST_MATTERS)
            .defaulting((int) USUAL_MATTERS)
            .described("Smallest change that matters, in percent of a's figure.");
    return judging(
        project,
        USUAL_DAYS,
        new ToolDefinition(
            "compare",
            "Compare",
            "Tests whether two pages, variants, segments or periods differ by more than chance: intervals,"
                + " adjusted for the visitors' mix, and a verdict for each friction signal. Use it for"
                + " \"is B worse than A\", before and after, A/B tests; mostly free.",
            List.of(a, b),
            List.of(matters),
            List.of(
                "project", "a", "b", "comparisons", "provenance", "quality", "quota", "warnings")),
        (call, read) -> {
          Sides sides = new Sides(read, call.get(a).orElse(SAME), call.get(b).orElse(SAME));
          sides.check(call.faults());
          List<Measure> averages =
              call.get(SIGNALS).orElse(List.of()).isEmpty()
                  ? List.of(Measure.SCROLL_DEPTH_PERCENT, Measure.ACTIVE_SECONDS)
                  : List.of();
          double margin = call.get(matters).orElse(USUAL_MATTERS);
          return (analyst, caller) ->
              ComparisonJudge.judge(sides.question(averages, margin), analyst, caller)
                  .map(
                      answer -> new ComparisonView(analyst.project(), answer, read.scope(analyst)));
        });
  }

  /**
   * The arguments of a side. What is null or empty comes from the shared arguments.
   *
   * @param filters in addition to the shared ones
   */
  private record Side(
      @Nullable String label,
      List<Filter> filters,
      @Nullable Integer days,
      @Nullable Integer endsDaysAgo) {
    private static final Argument<String> LABEL = Argument.text("label", "a text", Optional::of);
    private static final Argument<Integer> DAYS = SharedArguments.days(1);
    private static final List<String> FIELDS =
        List.of(
            LABEL.name(),
            FilterArgument.FILTERS.name(),
            DAYS.name(),
            SharedArguments.ENDS_DAYS_AGO.name());
    private static final String SHAPE = "an object {label, filters, days, ends_days_ago}";

    static Side of(Arguments fields) {
      return new Side(
          fields.get(LABEL).orElse(null),
          fields.get(FilterArgument.FILTERS).orElse(List.of()),
          fields.get(DAYS).orElse(null),
          fields.get(SharedArguments.ENDS_DAYS_AGO).orElse(null));
    }
  }

  /** A side: an object with the arguments that differ from the shared ones. */
  private static Argument<Side> side(String name, String description) {
    return new Argument<>(
            name,
            Argument.object().put("type", "object"),
            (path, value, faults) ->
                Arguments.within(path, Side.SHAPE, Side.FIELDS, value, faults).map(Side::of))
        .described(description);
  }

  /** Both sides of a comparison, with the shared arguments. */
  private record Sides(Read read, Side a, Side b) {
    void check(Faults faults) {
      SharedArguments.checkBreakdown("`filters` and `a.filters`", List.of(), filters(a), faults);
      SharedArguments.checkBreakdown("`filters` and `b.filters`", List.of(), filters(b), faults);
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

    private ComparisonQuestion.Side side(Side given) {
      return new ComparisonQuestion.Side(given.label(), filters(given), period(given));
    }

    private List<Filter> filters(Side given) {
      List<Filter> filters = new ArrayList<>(read.filters());
      filters.addAll(given.filters());
      return filters;
    }

    private Period period(Side given) {
      Integer days = given.days();
      Integer ends = given.endsDaysAgo();
      return new Period(
          days == null ? read.period().days() : days,
          ends == null ? read.period().endsDaysAgo() : ends);
    }
  }

  static Spec hotspots(ProjectArgument project) {
    Argument<List<Dimension>> groupBy =
        SharedArguments.groupBy("What to rank; default URL.").unlisted();
    return judging(
        project,
        USUAL_DAYS,
        new ToolDefinition(
            "get_hotspots",
            "Hotspots",
            "Ranks what to fix first: pages (or any group) by affected sessions above what the site's"
                + " rate and their devices explain, with the browser, device or channel where they are"
                + " concentrated. Use it for \"what should we fix\", \"where do visitors struggle\"; mostly"
                + " free.",
            List.of(),
            List.of(groupBy),
            List.of(
                "project",
                "window",
                "hotspots",
                "rows",
                "provenance",
                "quality",
                "quota",
                "warnings")),
        (call, read) -> {
          List<Dimension> named = call.get(groupBy).orElse(List.of());
          List<Dimension> groups = named.isEmpty() ? List.of(Dimension.URL) : named;
          SharedArguments.checkBreakdown(
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

  static Spec changes(ProjectArgument project) {
    Argument<Integer> baseline =
        Argument.whole("baseline_days", 1, Period.MAX_DAYS - 1)
            .defaulting(USUAL_BASELINE)
            .described("How many days before to compare with.");
    return judging(
        project,
        1,
        new ToolDefinition(
            "get_changes",
            "Changes",
            "Finds what changed in the last days compared with the stored days before, with few false alarms:"
                + " page, browser, device or channel, the day it began, new and gone pages. Use it for"
                + " \"what changed\", \"did the release break anything\"; always free.",
            List.of(),
            List.of(baseline),
            List.of(
                "project",
                "since",
                "tested",
                "changes",
                "false_alarms_expected",
                "baseline_days",
                "provenance",
                "quality",
                "quota",
                "warnings")),
        (call, read) -> {
          int before = call.get(baseline).orElse(USUAL_BASELINE);
          int all = read.period().days() + before;
          if (all > Period.MAX_DAYS) {
            call.faults()
                .add(
                    "`days` and `baseline_days` must be at most %d together; got %d."
                        .formatted(Period.MAX_DAYS, all));
          }
          SharedArguments.checkBreakdown("`filters`", List.of(), read.filters(), call.faults());
          ChangesQuestion question =
              new ChangesQuestion(read.filters(), read.period(), before, read.signals());
          return (analyst, caller) ->
              ChangesJudge.judge(question, analyst, caller)
                  .map(answer -> new ChangesView(analyst.project(), answer, read.scope(analyst)));
        });
  }
}
