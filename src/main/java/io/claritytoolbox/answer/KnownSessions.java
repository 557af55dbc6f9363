package io.claritytoolbox.answer;

import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import java.util.List;

/** The sessions that stored exports tell of, to check what another source says. */
public final class KnownSessions {
  private KnownSessions() {}

  /**
   * Whether the store tells of a session with a signal, or of any without one. Costs nothing.
   *
   * @param filters all of which a session has to pass
   * @param signals each of which there has to be
   */
  public static boolean areThere(
      Analyst analyst, List<Filter> filters, List<Signal> signals, Period period) {
    List<Measure> measures =
        signals.isEmpty()
            ? List.of(Measure.SESSIONS)
            : signals.stream().map(Signal::sessions).toList();
    Question question = new Question(measures, List.of(), filters, period, null, Spend.NEVER);
    return analyst
        .answer(question, Caller.ASIDE)
        .match(answer -> hasAll(answer, measures), refused -> false);
  }

  private static boolean hasAll(Answer answer, List<Measure> measures) {
    return measures.stream()
        .allMatch(
            measure -> answer.rows().stream().anyMatch(row -> row.facts().get(measure, 0) > 0));
  }
}
