package io.claritytoolbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Algebra.Over;
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
    assertThat(Algebra.quality(Measure.PAGES_PER_SESSION, Over.ADDRESSES)).isEmpty();
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
    Facts longer = of(Measure.SESSIONS, 5, Measure.RAGE_CLICKS, 1);
    Facts shorter = of(Measure.SESSIONS, 2, Measure.RAGE_CLICKS, 4);

    assertThat(Algebra.subtract(longer, shorter)).isEqualTo(facts(Measure.SESSIONS, 3));
  }

  @Test
  void usersOfTheLongerWindowBoundThoseOfItsPart() {
    Facts rest = Algebra.subtract(facts(Measure.USERS, 9), facts(Measure.USERS, 4));

    assertThat(rest).isEqualTo(facts(Measure.USERS, 9));
  }

  @Test
  void onlyOccurrencesStayExactOverAddressesAndWindows() {
    for (Measure measure : Measure.values()) {
      boolean events = measure.kind() == Measure.Kind.EVENTS;
      for (Over over : List.of(Over.ADDRESSES, Over.WINDOWS)) {
        assertThat(Algebra.quality(measure, over).filter(mark -> mark == Quality.EXACT))
            .as("%s over %s", measure, over)
            .matches(exact -> exact.isPresent() == events);
      }
    }
  }

  private static Facts facts(Measure measure, double value) {
    return new Facts(Map.of(measure, value));
  }

  private static Facts of(Measure one, double value, Measure other, double otherValue) {
    return new Facts(Map.of(one, value, other, otherValue));
  }
}
