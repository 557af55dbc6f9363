package io.claritytoolbox.insight;

import static io.claritytoolbox.model.Measure.SCROLL_DEPTH_PERCENT;
import static io.claritytoolbox.model.Signal.DEAD_CLICKS;
import static io.claritytoolbox.model.Signal.RAGE_CLICKS;
import static io.claritytoolbox.model.Signal.SCRIPT_ERRORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.claritytoolbox.insight.Comparison.Difference;
import io.claritytoolbox.insight.Comparison.Means;
import io.claritytoolbox.insight.Comparison.Result;
import io.claritytoolbox.insight.Comparison.Side;
import io.claritytoolbox.insight.Comparison.Verdict;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);

  @Test
  void namesTheDirectionOfAPlantedDifference() {
    Difference difference = dead(one(812, 57), one(1000, 121));

    assertThat(difference.verdict()).isEqualTo(Verdict.B_HIGHER);
    assertThat(difference.difference()).isCloseTo(5.08, within(0.01));
    assertThat(difference.interval().low()).isBetween(2.0, 3.0);
    assertThat(difference.pAdjusted()).isLessThan(0.001);
  }

  @Test
  void turnsRoundWhenTheSidesDo() {
    Difference one = dead(one(812, 57), one(1000, 121));
    Difference other = dead(one(1000, 121), one(812, 57));

    assertThat(other.verdict()).isEqualTo(Verdict.B_LOWER);
    assertThat(other.interval().low()).isCloseTo(-one.interval().high(), within(1e-9));
    assertThat(other.pAdjusted()).isCloseTo(one.pAdjusted(), within(1e-9));
  }

  @Test
  void cannotTellNoiseAndSaysHowManySessionsWould() {
    Difference difference = dead(one(200, 14), one(200, 20));

    assertThat(difference.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    assertThat(difference.neededToSettle()).isBetween(5_000.0, 8_500.0);
    assertThat(difference.neededAsSeen()).isBetween(700.0, 1_500.0);
    assertThat(difference.detectable()).isBetween(7.0, 10.0);
  }

  @Test
  void isTheSameOnlyWhenTheWholeIntervalLiesInsideTheMargin() {
    assertThat(dead(one(20_000, 2000), one(20_000, 2020)).verdict()).isEqualTo(Verdict.SAME);
    assertThat(dead(one(1_000, 100), one(1_000, 101)).verdict()).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void isNeverTheSameWithoutAnyAffectedSession() {
    assertThat(dead(one(5_000, 0), one(5_000, 0)).verdict()).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void followsTheStrataWhereTheMixReversesTheDirection() {
    Side a = side(Map.of("PC", tally(9_000, 270), "Mobile", tally(1_000, 150)));
    Side b = side(Map.of("PC", tally(1_000, 18), "Mobile", tally(9_000, 1_150)));

    Difference difference = dead(a, b);

    assertThat(difference.difference()).isPositive();
    assertThat(difference.adjusted()).isNegative();
    assertThat(difference.strata()).isEqualTo(2);
    assertThat(difference.mixReverses()).isTrue();
    assertThat(difference.verdict()).isEqualTo(Verdict.B_LOWER);
  }

  @Test
  void findsNothingWhereEveryDeviceIsTheSame() {
    Side a = side(Map.of("PC", tally(9_000, 270), "Mobile", tally(1_000, 150)));
    Side b = side(Map.of("PC", tally(1_000, 30), "Mobile", tally(9_000, 1_350)));

    Difference difference = dead(a, b);

    assertThat(difference.interval().low()).isPositive();
    assertThat(difference.verdict()).isNotEqualTo(Verdict.B_HIGHER);
    assertThat(difference.adjusted()).isCloseTo(0, within(1e-9));
  }

  @Test
  void comparesDevicesWithEachOther() {
    Difference difference =
        dead(side(Map.of("PC", tally(812, 57))), side(Map.of("Mobile", tally(1000, 121))));

    assertThat(difference.verdict()).isEqualTo(Verdict.B_HIGHER);
    assertThat(difference.strata()).isOne();
  }

  @Test
  void paysForEverySignalAskedFor() {
    Tally ofA = new Tally(1000, 1000, Map.of(DEAD_CLICKS, 70.0, SCRIPT_ERRORS, 30.0), Map.of());
    Tally ofB = new Tally(1000, 1000, Map.of(DEAD_CLICKS, 95.0, SCRIPT_ERRORS, 31.0), Map.of());
    Side a = side(Map.of("", ofA));
    Side b = side(Map.of("", ofB));

    double alone = dead(a, b).pAdjusted();
    double amongTwo = compare(a, b, DEAD_CLICKS, SCRIPT_ERRORS).signals().get(0).pAdjusted();

    assertThat(alone).isLessThan(0.05);
    assertThat(amongTwo).isCloseTo(2 * alone, within(1e-9));
  }

  @Test
  void doesNotPayForASignalThatCannotBecomeSignificant() {
    Tally ofA = new Tally(1000, 1000, Map.of(DEAD_CLICKS, 70.0, RAGE_CLICKS, 1.0), Map.of());
    Tally ofB = new Tally(1000, 1000, Map.of(DEAD_CLICKS, 95.0, RAGE_CLICKS, 2.0), Map.of());
    Side a = side(Map.of("", ofA));
    Side b = side(Map.of("", ofB));

    List<Difference> both = compare(a, b, DEAD_CLICKS, RAGE_CLICKS).signals();

    assertThat(both.get(0).pAdjusted()).isEqualTo(dead(a, b).pAdjusted());
    assertThat(both.get(1).pAdjusted()).isOne();
  }

  @Test
  void takesSessionsOfOneUserForCopies() {
    Side a = side(Map.of("", new Tally(900, 300, Map.of(DEAD_CLICKS, 63.0), Map.of())));
    Side b = side(Map.of("", new Tally(900, 300, Map.of(DEAD_CLICKS, 99.0), Map.of())));

    Difference cautious = dead(a, b);
    Difference bold = dead(one(900, 63), one(900, 99));

    assertThat(bold.verdict()).isEqualTo(Verdict.B_HIGHER);
    assertThat(cautious.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    assertThat(cautious.neededToSettle())
        .isCloseTo(3 * bold.neededToSettle(), within(0.02 * cautious.neededToSettle()));
  }

  @Test
  void leavesOutWhatASideDoesNotKnow() {
    Side empty = side(Map.of("", tally(0, 0)));
    Side silent = side(Map.of("", new Tally(500, 500, Map.of(), Map.of())));

    assertThat(compare(one(500, 30), empty, DEAD_CLICKS).signals()).isEmpty();
    assertThat(compare(one(500, 30), silent, DEAD_CLICKS).signals()).isEmpty();
  }

  @Test
  void daysThatVaryWeakenADifference() {
    Side calm = days(MONDAY, 40, 41, 39, 40, 42, 38, 40);
    Side wild = days(MONDAY, 10, 80, 20, 75, 15, 70, 10);
    Side later = days(MONDAY.plusDays(7), 55, 54, 56, 55, 53, 57, 55);

    assertThat(dead(calm, later).verdict()).isEqualTo(Verdict.B_HIGHER);
    assertThat(dead(wild, later).verdict()).isEqualTo(Verdict.CANNOT_TELL);
    assertThat(dead(wild, later).dispersion()).isGreaterThan(5);
  }

  @Test
  void daysThatMoveBothSidesAlikeWeakenNothing() {
    Side a = days(MONDAY, 20, 60, 30, 55, 25, 50, 40);
    Side b = days(MONDAY, 30, 70, 41, 66, 36, 60, 50);

    assertThat(dead(a, b).dispersion()).isOne();
    assertThat(dead(a, b).verdict()).isEqualTo(Verdict.B_HIGHER);
  }

  @Test
  void comparesMeansByTheirSpreadBetweenDays() {
    Side a = depths(61.2, 58.4, 63.0, 59.9, 60.5, 62.1);
    Side b = depths(64.0, 60.1, 66.2, 61.0, 63.3, 64.9);

    Means means =
        new Comparison(a, b, 2).over(List.of(), List.of(SCROLL_DEPTH_PERCENT)).means().get(0);

    // R 4.2.2: t.test(b, a, paired = TRUE)
    assertThat(means.interval().low()).isCloseTo(1.54743445582913, within(1e-9));
    assertThat(means.interval().high()).isCloseTo(3.25256554417087, within(1e-9));
    assertThat(means.pAdjusted()).isCloseTo(0.000786563728711008, within(1e-9));
    assertThat(means.verdict()).isEqualTo(Verdict.B_HIGHER);
  }

  @Test
  void comparesMeansOfDifferentDaysAsWelchDid() {
    Side a = depths(61.2, 58.4, 63.0, 59.9, 60.5, 62.1);
    Side b = depthsFrom(MONDAY.plusDays(6), 64.0, 60.1, 66.2, 61.0, 63.3, 64.9);

    Means means =
        new Comparison(a, b, 2).over(List.of(), List.of(SCROLL_DEPTH_PERCENT)).means().get(0);

    // R 4.2.2: t.test(b, a)
    assertThat(means.interval().low()).isCloseTo(-0.223435927104394, within(1e-9));
    assertThat(means.pAdjusted()).isCloseTo(0.0684079254460818, within(1e-9));
  }

  @Test
  void doesNotCompareMeansOfFourDays() {
    Side a = depths(61.2, 58.4, 63.0, 59.9);
    Side b = depths(64.0, 60.1, 66.2, 61.0);

    Result result = new Comparison(a, b, 20).over(List.of(), List.of(SCROLL_DEPTH_PERCENT));

    assertThat(result.means()).isEmpty();
  }

  @Test
  void refusesAMarginOfNothing() {
    assertThatThrownBy(() -> new Comparison(one(1, 0), one(1, 0), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Difference dead(Side a, Side b) {
    return compare(a, b, DEAD_CLICKS).signals().get(0);
  }

  private static Result compare(Side a, Side b, Signal... signals) {
    return new Comparison(a, b, 20).over(List.of(signals), List.of());
  }

  private static Side one(double sessions, double affected) {
    return side(Map.of("", tally(sessions, affected)));
  }

  private static Side side(Map<String, Tally> strata) {
    return new Side(strata, new TreeMap<>());
  }

  private static Tally tally(double sessions, double affected) {
    return new Tally(sessions, sessions, Map.of(DEAD_CLICKS, affected), Map.of());
  }

  /** Days of 400 sessions each. */
  private static Side days(LocalDate first, double... affected) {
    TreeMap<LocalDate, Tally> days = new TreeMap<>();
    double sum = 0;
    for (double each : affected) {
      days.put(first.plusDays(days.size()), tally(400, each));
      sum += each;
    }
    return new Side(Map.of("", tally(400.0 * affected.length, sum)), days);
  }

  private static Side depths(double... depths) {
    return depthsFrom(MONDAY, depths);
  }

  private static Side depthsFrom(LocalDate first, double... depths) {
    TreeMap<LocalDate, Tally> days = new TreeMap<>();
    for (double each : depths) {
      Map<Measure, Double> means = Map.of(SCROLL_DEPTH_PERCENT, each);
      days.put(first.plusDays(days.size()), new Tally(100, 100, Map.of(), means));
    }
    return new Side(Map.of(), days);
  }
}
