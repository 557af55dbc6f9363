package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the cost of a question is determined without a request and is correct. */
class CostTest {
  private final Desk desk = Desk.ofShop();

  @Test
  void whatIsStoredCostsNothing() {
    assertThat(desk.analyst.cost(Desk.by(DEVICE))).isEqualTo(new Cost(1, true));
    desk.answer(Desk.by(BROWSER));
    assertThat(desk.analyst.cost(Desk.by(DEVICE))).isEqualTo(new Cost(0, true));
    assertThat(desk.requests).hasSize(1);
  }

  @Test
  void yesterdayCostsANestedPair() {
    assertThat(desk.analyst.cost(Desk.over(Desk.by(DEVICE), 1, 1))).isEqualTo(new Cost(2, true));
    assertThat(desk.guard.look().state().spent()).isZero();
  }

  @Test
  void whatIsLostOrMayNotBeSpentCannotBeAnswered() {
    assertThat(desk.analyst.cost(Desk.over(Desk.by(), 7, 20))).isEqualTo(new Cost(0, false));
    assertThat(desk.analyst.cost(Desk.spending(Desk.by(), Spend.NEVER)))
        .isEqualTo(new Cost(0, false));
    desk.spendAllBut(0);
    assertThat(desk.analyst.cost(Desk.by())).isEqualTo(new Cost(0, false));
    assertThat(desk.analyst.listCost(Desk.by())).isEqualTo(new Cost(0, false));
  }

  @Test
  void fourDimensionsCannotBeAnswered() {
    Filter os = new Filter(Dimension.OS, Filter.Op.IS, List.of("IOS"));
    Question question = Desk.by(URL, DEVICE, BROWSER).withFilters(List.of(os));
    assertThat(desk.analyst.cost(question)).isEqualTo(new Cost(0, false));
    assertThat(desk.analyst.trendCost(question)).isEqualTo(new Cost(0, false));
  }

  @Test
  void aListCostsTheExportWithoutDimensions() {
    assertThat(desk.analyst.listCost(Desk.by())).isEqualTo(new Cost(1, true));
    desk.analyst.list(Listing.Kind.REFERRER, Desk.by(), Caller.PATIENT);
    assertThat(desk.analyst.listCost(Desk.by())).isEqualTo(new Cost(0, true));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsToldIsWhatItCosts(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 25; round++) {
      desk.turn(Duration.ofMinutes(random.nextInt(900)));
      if (random.nextBoolean()) {
        Cube cube = Desk.STANDARD.get(random.nextInt(5));
        desk.sync(new ExportRequest(cube, 1 + random.nextInt(3)));
      }
      Question question = randomQuestion(random);
      boolean trend = random.nextBoolean();
      int before = desk.requests.size();
      Cost told = trend ? desk.analyst.trendCost(question) : desk.analyst.cost(question);
      assertThat(desk.requests).hasSize(before);
      Reply reply =
          trend
              ? desk.analyst.trend(question, Caller.PATIENT)
              : desk.analyst.answer(question, Caller.PATIENT);
      assertThat(new Cost(desk.requests.size() - before, reply instanceof Answer))
          .as("trend %s of %s", trend, question)
          .isEqualTo(told);
      assertThat(told.requests()).isLessThanOrEqualTo(3);
    }
  }

  private static Question randomQuestion(Random random) {
    List<Dimension> dimensions = new ArrayList<>(Arrays.asList(Dimension.values()));
    Collections.shuffle(dimensions, random);
    Dimension[] by = dimensions.subList(0, random.nextInt(3)).toArray(new Dimension[0]);
    return Desk.over(Desk.by(by), 1 + random.nextInt(5), random.nextInt(3));
  }
}
