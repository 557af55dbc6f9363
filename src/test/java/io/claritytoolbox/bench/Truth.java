package io.claritytoolbox.bench;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.demo.BruteForce;
import io.claritytoolbox.demo.PageVisit;
import io.claritytoolbox.demo.Session;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds figures of an answer that differ from sessions counted one by one. */
final class Truth {
  /**
   * Clarity rounds percentages of affected sessions to two decimals, and means to whole numbers.
   */
  private static final double PERCENT_NOISE = 0.0051;

  private static final double MEAN_NOISE = 0.51;

  private final SimulatedSite site;

  Truth(SimulatedSite site) {
    this.site = site;
  }

  /** The wrong figures, one per line. Estimates are not checked. */
  List<String> contradictions(Question question, Answer answer) {
    List<Session> sessions =
        site.sessions(answer.window()).stream()
            .map(session -> filtered(session, question.filters()))
            .filter(session -> !session.visits().isEmpty())
            .toList();
    Map<List<@Nullable String>, Facts> truth = counted(sessions, question.groupBy());
    List<String> wrong = new ArrayList<>();
    for (Row row : answer.rows()) {
      Facts facts = truth.getOrDefault(row.key(), Facts.NONE);
      wrong.addAll(contradictions(row, facts, answer.quality()));
    }
    Facts all = counted(sessions, List.of()).getOrDefault(List.of(), Facts.NONE);
    wrong.addAll(contradictions(new Row(List.of(), answer.total()), all, answer.quality()));
    return wrong;
  }

  private static List<String> contradictions(Row row, Facts truth, Map<Measure, Quality> marks) {
    List<String> wrong = new ArrayList<>();
    row.facts()
        .values()
        .forEach(
            (measure, value) -> {
              double real = truth.get(measure, 0);
              boolean isExact = marks.get(measure) == Quality.EXACT;
              boolean isBound = marks.get(measure) == Quality.UPPER_BOUND;
              boolean isTooLow = value < real - noise(measure);
              boolean isTooHigh = value > real + noise(measure);
              if ((isExact && isTooHigh) || ((isExact || isBound) && isTooLow)) {
                wrong.add(row.key() + " " + measure.label() + " " + value + " is really " + real);
              }
            });
    return wrong;
  }

  private static double noise(Measure measure) {
    return switch (measure.kind()) {
      case SESSIONS, EVENTS -> 0;
      case RATE -> PERCENT_NOISE;
      case USERS, MEAN -> MEAN_NOISE;
    };
  }

  private static Map<List<@Nullable String>, Facts> counted(
      List<Session> sessions, List<Dimension> by) {
    Map<List<@Nullable String>, Facts> counted = new HashMap<>();
    BruteForce.aggregate(sessions, by)
        .forEach(row -> counted.put(row.key(), Algebra.withRates(row.facts())));
    return counted;
  }

  private static Session filtered(Session session, List<Filter> filters) {
    List<PageVisit> visits =
        session.visits().stream()
            .filter(visit -> filters.stream().allMatch(filter -> passes(session, visit, filter)))
            .toList();
    return new Session(
        session.start(),
        session.user(),
        session.bot(),
        session.visitor(),
        session.acquisition(),
        visits);
  }

  private static boolean passes(Session session, PageVisit visit, Filter filter) {
    boolean byPage = filter.dimension() == Dimension.URL;
    return filter.accepts(byPage ? visit.address() : session.value(filter.dimension()));
  }
}
