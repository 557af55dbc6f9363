package io.claritytoolbox.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.claritytoolbox.insight.MantelHaenszel.Pair;
import io.claritytoolbox.insight.RatePrior.Beta;
import io.claritytoolbox.insight.RatePrior.Posterior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Compares every formula with published figures or those of other programs. */
final class FiguresTest {
  @ParameterizedTest(name = "{3}")
  @CsvFileSource(resources = "/insight/figures-of-r.csv", numLinesToSkip = 1, delimiter = ';')
  void agreesWith(String formula, String given, String gives, String origin) {
    double[] expected = numbers(gives);
    double tolerance =
        switch (formula) {
          case "newcombe" -> 5.1e-5; // four published digits
          case "needed" -> 1e-7; // R's accuracy
          case "beta mixture" -> 1e-4; // this program's accuracy
          default -> 1e-9;
        };

    double[] found = apply(formula, numbers(given));

    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i])
          .as(origin)
          .isCloseTo(expected[i], within(Math.max(tolerance, tolerance * Math.abs(expected[i]))));
    }
  }

  private static double[] apply(String formula, double[] given) {
    return switch (formula) {
      case "fisher", "campbell", "mantelhaen" -> new double[] {stratified(given).p()};
      case "klingenberg" -> limits(stratified(given).klingenberg());
      case "wilson" -> limits(Rates.wilson(counts(given, 0)));
      case "newcombe" -> limits(Rates.newcombe(counts(given, 0), counts(given, 2)));
      case "needed" -> new double[] {Rates.needed(given[0], given[1])};
      case "holm" -> Multiplicity.holm(given, Collections.nCopies(given.length, p -> p));
      case "benjamini-hochberg" -> new double[] {taken(given)};
      case "pnbinom" -> new double[] {DaySpread.tail(given[0], given[1], given[2])};
      case "beta mixture" -> limits(mixture(given).interval());
      default -> throw new IllegalArgumentException(formula);
    };
  }

  private static int taken(double[] given) {
    double[] ascending = given.clone();
    Arrays.sort(ascending);
    return Multiplicity.taken(ascending, given.length, 0.1, size -> size);
  }

  private static Posterior mixture(double[] given) {
    return new Posterior(new Beta(given[1], given[2]), new Beta(given[3], given[4]), given[0]);
  }

  /** Strata of four numbers: affected and not affected on side a, then on side b. */
  private static MantelHaenszel stratified(double[] given) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < given.length; i += 4) {
      pairs.add(new Pair(counts(given, i), counts(given, i + 2)));
    }
    return new MantelHaenszel(pairs);
  }

  private static Counts counts(double[] given, int at) {
    return Counts.of(given[at] + given[at + 1], given[at]);
  }

  private static double[] limits(Interval interval) {
    return new double[] {interval.low(), interval.high()};
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @RepeatedTest(100)
  void anExactTestAgreesWithAnotherHand(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int ofA = 1 + random.nextInt(200);
    int ofB = 1 + random.nextInt(200);
    int a = random.nextInt(Math.min(ofA, 4) + 1);
    int b = random.nextInt(Math.min(ofB, 5) + 1);
    double other =
        FisherExactTest.withDefaults().test(new int[][] {{a, ofA - a}, {b, ofB - b}}).getPValue();

    double p = new MantelHaenszel(List.of(new Pair(Counts.of(ofA, a), Counts.of(ofB, b)))).p();

    assertThat(p).isCloseTo(other, within(1e-9));
  }

  @RepeatedTest(50)
  void anExactTestReachesThePValuesOfItsOutcomesAlone(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int ofA = 20 + random.nextInt(200);
    int ofB = 20 + random.nextInt(200);
    int affected = 1 + random.nextInt(6);
    double level = random.nextDouble();
    double largest = 0;
    for (int b = 0; b <= affected; b++) {
      int[][] table = {{affected - b, ofA - affected + b}, {b, ofB - b}};
      double p = FisherExactTest.withDefaults().test(table).getPValue();
      largest = p <= level ? Math.max(largest, p) : largest;
    }

    Pair pair = new Pair(Counts.of(ofA, affected), Counts.of(ofB, 0));
    double distance = new MantelHaenszel(List.of(pair)).attainable(Rates.distance(level));

    assertThat(Rates.twoSided(distance)).isCloseTo(largest, within(1e-9));
  }

  @Test
  void aTestThatReachesNoSmallPValueTakesNothingFromTheOthers() {
    double[] p = {0.02, 0.3, 0.4};

    double[] adjusted =
        Multiplicity.holm(p, List.of(any -> any, any -> any < 0.1 ? 0 : any, any -> 0.01));

    assertThat(adjusted[0]).isCloseTo(0.03, within(1e-12));
    assertThat(adjusted[1]).isCloseTo(0.31, within(1e-12));
  }

  @RepeatedTest(50)
  void wilsonAgreesWithAnotherHand(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int n = 1 + random.nextInt(5000);
    int k = random.nextInt(n + 1);
    var other = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, k, 0.05);

    Interval interval = Rates.wilson(Counts.of(n, k));

    assertThat(interval.low()).isCloseTo(other.getLowerBound(), within(1e-12));
    assertThat(interval.high()).isCloseTo(other.getUpperBound(), within(1e-12));
  }
}
