package io.claritytoolbox.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.claritytoolbox.demo.BruteForce;
import io.claritytoolbox.demo.PageVisit;
import io.claritytoolbox.demo.Session;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares answers of every derivation with sessions counted one by one, within their marks. */
class AnswersAgainstTruthTest {
  /** Clarity rounds percentages of affected sessions to two decimals. */
  private static final double PERCENT_NOISE = 0.0051;

  private static final List<Measure> MEASURES =
      Arrays.stream(Measure.values()).filter(measure -> measure != Measure.VISITS).toList();

  private final Desk desk = Desk.ofShop();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void marksHoldForRollUpsOfEveryStandardCube(long seed) {
    Random random = new Random(seed);
    desk.turn(Duration.ofMinutes(random.nextInt(10_000)));
    Desk.STANDARD.forEach(cube -> desk.sync(new ExportRequest(cube, 3)));
    for (int i = 0; i < 15; i++) {
      Question question = randomQuestion(random, 3);
      check(question, desk.answer(question));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void marksHoldForDaysPutTogether(long seed) {
    Random random = new Random(seed);
    for (int day = 0; day < 6; day++) {
      desk.turn(Duration.ofDays(1).plusMinutes(random.nextInt(40) - 20));
      Desk.STANDARD.forEach(cube -> desk.sync(new ExportRequest(cube, 1)));
    }
    for (int i = 0; i < 15; i++) {
      Question question = randomQuestion(random, 2 + random.nextInt(4));
      check(question, desk.answer(question));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void marksHoldForDaysTakenByDifferenceAndTheirCountsAreRight(long seed) {
    Random random = new Random(seed);
    desk.turn(Duration.ofMinutes(random.nextInt(10_000)));
    for (Cube cube : Desk.STANDARD) {
      for (int days = 1; days <= 3; days++) {
        desk.sync(new ExportRequest(cube, days));
      }
    }
    for (int i = 0; i < 15; i++) {
      int endsDaysAgo = 1 + random.nextInt(2);
      Question question = Desk.over(randomQuestion(random, 1), 1, endsDaysAgo);
      Answer answer = desk.answer(question);
      check(question, answer);
      checkEvents(question, answer);
    }
  }

  private void checkEvents(Question question, Answer answer) {
    Map<List<@Nullable String>, Facts> truth = truth(desk.site.sessions(answer.window()), question);
    for (Row row : answer.rows()) {
      row.facts()
          .values()
          .forEach(
              (measure, value) -> {
                if (measure.kind() == Measure.Kind.EVENTS) {
                  Facts facts = truth.getOrDefault(row.key(), Facts.NONE);
                  assertThat(value)
                      .as("%s of %s", measure, question)
                      .isEqualTo(facts.get(measure, 0));
                }
              });
    }
  }

  private void check(Question question, Answer answer) {
    List<Session> sessions = desk.site.sessions(answer.window());
    Map<List<@Nullable String>, Facts> truth = truth(sessions, question);
    for (Row row : answer.rows()) {
      checkFacts(question, answer, row.facts(), truth.getOrDefault(row.key(), Facts.NONE));
    }
    Set<List<@Nullable String>> keys =
        answer.rows().stream().map(Row::key).collect(Collectors.toSet());
    truth.forEach(
        (key, facts) -> {
          boolean hasSessions = facts.get(Measure.SESSIONS, 0) > 0;
          boolean isThere = keys.contains(key);
          assertThat(isThere || !hasSessions).as("%s in %s", key, question).isTrue();
        });
    Facts total = truth(sessions, question.ungrouped()).getOrDefault(List.of(), Facts.NONE);
    checkFacts(question, answer, answer.total(), total);
  }

  private static void checkFacts(Question question, Answer answer, Facts facts, Facts truth) {
    facts
        .values()
        .forEach(
            (measure, value) -> {
              Quality mark = answer.quality().get(measure);
              Supplier<String> what =
                  () -> measure + " of " + question + " by " + answer.provenance();
              if (mark == Quality.EXACT) {
                double noise = measure.kind() == Measure.Kind.RATE ? PERCENT_NOISE : 0.51;
                noise = measure.kind() == Measure.Kind.EVENTS ? 0 : noise;
                noise = measure.kind() == Measure.Kind.SESSIONS ? 0 : noise;
                assertThat(value).as(what).isCloseTo(truth.get(measure, 0), within(noise));
              } else if (mark == Quality.UPPER_BOUND) {
                assertThat(value).as(what).isGreaterThanOrEqualTo(truth.get(measure, 0));
              } else if (mark == Quality.LOWER_BOUND) {
                assertThat(value).as(what).isLessThanOrEqualTo(truth.get(measure, 0));
              }
            });
  }

  /**
   * The true figures, counted one by one. For a group of pages, they include what happened on each
   * page.
   */
  private Map<List<@Nullable String>, Facts> truth(List<Session> sessions, Question question) {
    List<Session> kept = sessions.stream().map(session -> filtered(session, question)).toList();
    Map<List<@Nullable String>, Facts> byKey = new HashMap<>();
    for (Row row :
        BruteForce.aggregate(
            kept.stream().filter(session -> !session.visits().isEmpty()).toList(),
            question.groupBy())) {
      byKey.put(row.key(), Algebra.withRates(row.facts()));
    }
    return byKey;
  }

  private static Session filtered(Session session, Question question) {
    List<PageVisit> visits =
        session.visits().stream()
            .filter(visit -> question.filters().stream().allMatch(f -> passes(session, visit, f)))
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

  private static Question randomQuestion(Random random, int days) {
    List<Cube> cubes = Desk.STANDARD;
    List<Dimension> dimensions = new ArrayList<>(cubes.get(random.nextInt(5)).dimensions());
    Collections.shuffle(dimensions, random);
    List<Filter> filters = new ArrayList<>();
    List<Dimension> groupBy = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      int use = random.nextInt(3);
      if (use == 1) {
        groupBy.add(dimension);
      } else if (use == 2) {
        filters.add(filterOn(dimension, random));
      }
    }
    return new Question(MEASURES, groupBy, filters, new Period(days, 0), null, Spend.NEVER);
  }

  private static Filter filterOn(Dimension dimension, Random random) {
    List<String> values =
        switch (dimension) {
          case URL -> List.of("/checkout/payment", "/", "/products");
          case DEVICE -> List.of("Mobile", "PC", "Tablet");
          case BROWSER -> List.of("Chrome", "MobileSafari", "Edge");
          case OS -> List.of("Windows", "IOS", "Android");
          case COUNTRY -> List.of("Germany", "United States", "France");
          case CHANNEL -> List.of("Direct", "OrganicSearch", "Email");
          case SOURCE, MEDIUM, CAMPAIGN -> List.of("google", "email", "spring_sale");
        };
    Filter.Op op = Filter.Op.values()[random.nextInt(Filter.Op.values().length)];
    return new Filter(dimension, op, values.subList(0, 1 + random.nextInt(values.size())));
  }
}
