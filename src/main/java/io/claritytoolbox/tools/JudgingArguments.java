package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.render.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments that all judging tools share. */
final class JudgingArguments {
  private static final Argument<List<Signal>> SIGNALS =
      Argument.someOf("signals", Choices.of(List.of(Signal.values()), Signal::label))
          .unlisted()
          .described("Like dead_clicks; default all six.");

  private final ProjectArgument project;
  private final Argument<Integer> days;
  private final int usualDays;

  /**
   * @param projects the names of the configured projects
   * @param usualDays the default length of the period
   */
  JudgingArguments(List<String> projects, int usualDays) {
    this.project = new ProjectArgument(projects);
    this.days = DataArguments.days(usualDays);
    this.usualDays = usualDays;
  }

  /**
   * The values of these arguments.
   *
   * @param project its name; null for the only one
   * @param signals all six by default
   * @param maxAge null to derive it from today's remaining requests
   */
  record Shared(
      @Nullable String project,
      Period period,
      List<Filter> filters,
      List<Signal> signals,
      @Nullable Duration maxAge,
      Spend spend) {
    /** The scope of the question, with addresses as in exports. */
    Scope scope(Analyst analyst) {
      return new Scope(filters.stream().map(analyst::folded).toList(), period);
    }
  }

  /** The tool's own arguments, followed by these. */
  Signature signature(String tool, List<Argument<?>> required, List<Argument<?>> own) {
    List<Argument<?>> needed = new ArrayList<>(project.required());
    needed.addAll(required);
    List<Argument<?>> all = new ArrayList<>(own);
    all.addAll(
        List.of(
            days,
            DataArguments.ENDS_DAYS_AGO,
            FilterArgument.FILTERS,
            SIGNALS,
            DataArguments.MAX_AGE,
            DataArguments.SPEND));
    return new Signature(tool, needed, all);
  }

  /** Parses a call and records its faults. */
  Shared read(Arguments call) {
    List<Signal> named = call.get(SIGNALS).orElse(List.of());
    return new Shared(
        project.read(call),
        new Period(
            call.get(days).orElse(usualDays), call.get(DataArguments.ENDS_DAYS_AGO).orElse(0)),
        call.get(FilterArgument.FILTERS).orElse(List.of()),
        named.isEmpty() ? List.of(Signal.values()) : named,
        call.get(DataArguments.MAX_AGE).map(DataArguments::hours).orElse(null),
        call.get(DataArguments.SPEND).orElse(Spend.AUTO));
  }

  /** Whether the call contains signals. */
  static boolean namesSignals(Arguments call) {
    return call.get(SIGNALS).filter(named -> !named.isEmpty()).isPresent();
  }
}
