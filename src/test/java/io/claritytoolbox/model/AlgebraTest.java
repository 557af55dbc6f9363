package io.claritytoolbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Algebra.Over;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlgebraTest {
  private static final Set<Over> ATTRIBUTES = Set.of(Over.SESSION_ATTRIBUTES);

  @Test
  void countsAddUp() {
    Facts merged =
        Algebra.merge(List.of(facts(Measure.SESSIONS, 2), facts(Measure.SESSIONS, 3)), ATTRIBUTES);

    assertThat(merged).isEqualTo(facts(Measure.SESSIONS, 5));
  }

  @Test
  void whatOnePartDoesNotKnowIsNotTakenForZeroWhenNoPartKnows() {
    assertThat(Algebra.merge(List.of(Facts.NONE, Facts.NONE), ATTRIBUTES)).isEqualTo(Facts.NONE);
  }

  @Test
  void meansAreWeightedBySessions() {
    Facts small = of(Measure.SESSIONS, 1, Measure.SCROLL_DEPTH_PERCENT, 90);
    Facts large = of(Measure.SESSIONS, 3, Measure.SCROLL_DEPTH_PERCENT, 50);

    assertThat(Algebra.merge(List.of(small, large), ATTRIBUTES))
        .isEqualTo(of(Measure.SESSIONS, 4, Measure.SCROLL_DEPTH_PERCENT, 60));
  }

  @Test
  void pagesPerSessionCannotBeDerivedOverAddresses() {
    Facts page = of(Measure.SESSIONS, 1, Measure.PAGES_PER_SESSION, 2);

    assertThat(Algebra.merge(List.of(page, page), Set.of(Over.ADDRESSES)))
        .isEqualTo(facts(Measure.SESSIONS, 2));
  }

  @Test
  void secondsAndSharesOfAnAddressStayWhereFewSessionsCanBeInAnotherToo() {
    Facts page = of(Measure.SESSIONS, 50, Measure.RAGE_CLICKS_SESSIONS, 5);
    Facts clicked = of(Measure.SESSIONS, 10, Measure.RAGE_CLICKS_SESSIONS, 1);

    Facts merged = Algebra.merge(List.of(page, clicked), Set.of(Over.ADDRESSES));
    Facts twice = Algebra.merge(List.of(page, clicked, clicked), Set.of(Over.ADDRESSES));

    assertThat(merged.get(Measure.RAGE_CLICKS_SESSION_PERCENT)).hasValue(10);
    assertThat(twice.has(Measure.RAGE_CLICKS_SESSION_PERCENT)).isFalse();
    assertThat(twice.get(Measure.RAGE_CLICKS_SESSIONS)).hasValue(7);
  }

  @Test
  void ratesAreRecombinedFromCountsNeverAveraged() {
    Facts merged =
        Algebra.merge(
            List.of(
                of(Measure.SESSIONS, 100, Measure.RAGE_CLICKS_SESSIONS, 1),
                of(Measure.SESSIONS, 300, Measure.RAGE_CLICKS_SESSIONS, 9)),
            ATTRIBUTES);

    assertThat(Algebra.withRates(merged).get(Measure.RAGE_CLICKS_SESSION_PERCENT)).hasValue(2.5);
  }

  @Test
  void aShareOfNoSessionsIsUnknown() {
    Facts none = of(Measure.SESSIONS, 0, Measure.RAGE_CLICKS_SESSIONS, 0);

    assertThat(Algebra.withRates(none).has(Measure.RAGE_CLICKS_SESSION_PERCENT)).isFalse();
  }

  @Test
  void whatSubtractionMakesNegativeIsUnknown() {
    Figures rest =
        Algebra.subtract(
            figures(Measure.SESSIONS, 5, Measure.RAGE_CLICKS, 1),
            figures(Measure.SESSIONS, 2, Measure.RAGE_CLICKS, 4));

    assertThat(rest.get(Measure.RAGE_CLICKS)).isEqualTo(Figure.UNKNOWN);
  }

  @Test
  void sessionsOfADifferenceAreALowerBoundAndOccurrencesExact() {
    Figures rest =
        Algebra.subtract(
            figures(Measure.SESSIONS, 5, Measure.RAGE_CLICKS, 4),
            figures(Measure.SESSIONS, 2, Measure.RAGE_CLICKS, 1));

    assertThat(rest.get(Measure.SESSIONS).quality()).hasValue(Quality.LOWER_BOUND);
    assertThat(rest.get(Measure.SESSIONS).low()).isEqualTo(3);
    assertThat(rest.get(Measure.RAGE_CLICKS)).isEqualTo(Figure.exact(3));
  }

  @Test
  void meansOfADifferenceAreWeightedBySessions() {
    Figures rest =
        Algebra.subtract(
            figures(Measure.SESSIONS, 9, Measure.ACTIVE_SECONDS, 50),
            figures(Measure.SESSIONS, 6, Measure.ACTIVE_SECONDS, 45));

    assertThat(rest.get(Measure.ACTIVE_SECONDS)).isEqualTo(Figure.about(60));
  }

  @Test
  void meansOfTheFewSessionsThatADifferenceLeavesAreLeftOut() {
    Figures rest =
        Algebra.subtract(
            figures(Measure.SESSIONS, 900, Measure.ACTIVE_SECONDS, 50),
            figures(Measure.SESSIONS, 890, Measure.ACTIVE_SECONDS, 50));

    assertThat(rest.get(Measure.ACTIVE_SECONDS)).isEqualTo(Figure.UNKNOWN);
  }

  @Test
  void usersOfADifferenceAreLeftOut() {
    Figures rest =
        Algebra.subtract(
            figures(Measure.SESSIONS, 9, Measure.USERS, 9),
            figures(Measure.SESSIONS, 4, Measure.USERS, 4));

    assertThat(rest.get(Measure.USERS)).isEqualTo(Figure.UNKNOWN);
  }

  @Test
  void onlyOccurrencesStayExactOverAddressesAndWindows() {
    for (Measure measure : Measure.values()) {
      boolean events = measure.kind() == Measure.Kind.EVENTS;
      for (Over over : List.of(Over.ADDRESSES, Over.WINDOWS)) {
        Figures part = figures(Measure.SESSIONS, 7, measure, 7);
        Figures merged = Algebra.merge(over, List.of(part, part));
        assertThat(merged.get(measure).isExact()).as("%s over %s", measure, over).isEqualTo(events);
      }
    }
  }

  @Test
  void secondsAndSharesCannotBeDerivedOverAddresses() {
    Figures page = figures(Measure.ACTIVE_SECONDS, 30, Measure.RAGE_CLICKS_SESSION_PERCENT, 10);

    Figures merged = Algebra.merge(Over.ADDRESSES, List.of(page, page));

    assertThat(merged.get(Measure.ACTIVE_SECONDS)).isEqualTo(Figure.UNKNOWN);
    assertThat(merged.get(Measure.RAGE_CLICKS_SESSION_PERCENT)).isEqualTo(Figure.UNKNOWN);
  }

  @Test
  void aShareIsTheOneOfAllSessionsOrNone() {
    Figures knowing = figures(Measure.SESSIONS, 95, Measure.RAGE_CLICKS_SESSION_PERCENT, 1);
    Figures silent = figures(Measure.SESSIONS, 5, Measure.USERS, 5);

    Figures merged = Algebra.merge(Over.WINDOWS, List.of(knowing, silent));

    assertThat(merged.get(Measure.RAGE_CLICKS_SESSION_PERCENT)).isEqualTo(Figure.UNKNOWN);
  }

  @Test
  void zeroWithSomethingMissingIsALowerBound() {
    assertThat(Figure.exact(0).withoutHigh().quality()).hasValue(Quality.LOWER_BOUND);
  }

  @Test
  void anUpperBoundStaysOneHoweverOftenItIsAddedUp() {
    Figures rows =
        Algebra.merge(
            Over.SESSION_ATTRIBUTES,
            List.of(
                figures(Measure.USERS, 2, Measure.SESSIONS, 2),
                figures(Measure.USERS, 3, Measure.SESSIONS, 3)));
    Figures days = Algebra.merge(Over.WINDOWS, List.of(rows, rows));

    assertThat(days.get(Measure.USERS).quality()).hasValue(Quality.UPPER_BOUND);
    assertThat(days.get(Measure.USERS).high()).isEqualTo(10);
  }

  @Test
  void whatOnePartDoesNotKnowIsALowerBound() {
    Figures knowing = figures(Measure.SESSIONS, 5, Measure.RAGE_CLICKS, 2);
    Figures silent = figures(Measure.SESSIONS, 5, Measure.USERS, 5);

    Figures merged = Algebra.merge(Over.SESSION_ATTRIBUTES, List.of(knowing, silent));

    assertThat(merged.get(Measure.RAGE_CLICKS).quality()).hasValue(Quality.LOWER_BOUND);
    assertThat(merged.get(Measure.RAGE_CLICKS).low()).isEqualTo(2);
  }

  @Test
  void anUpperWithALowerBoundLeavesNothing() {
    assertThat(Quality.UPPER_BOUND.and(Quality.LOWER_BOUND)).isEmpty();
    assertThat(Quality.UPPER_BOUND.and(Quality.ESTIMATE)).isEmpty();
    assertThat(Quality.LOWER_BOUND.and(Quality.EXACT)).hasValue(Quality.LOWER_BOUND);
  }

  private static Figures figures(Measure one, double value, Measure other, double otherValue) {
    Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
    figures.put(one, Figure.exact(value));
    figures.put(other, Figure.exact(otherValue));
    return new Figures(figures);
  }

  private static Facts facts(Measure measure, double value) {
    return new Facts(Map.of(measure, value));
  }

  private static Facts of(Measure one, double value, Measure other, double otherValue) {
    return new Facts(Map.of(one, value, other, otherValue));
  }
}
