package io.claritytoolbox.insight;

import io.claritytoolbox.insight.Comparison.Means;
import io.claritytoolbox.model.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference of a mean without a known variance, with an error from its variance between days.
 * Each day has the same weight.
 *
 * @param interval the confidence interval of {@code b − a}
 * @param p the two-sided p-value
 * @param days the degrees of freedom plus one
 */
record MeanDifference(Measure measure, double a, double b, Interval interval, double p, int days)
    implements Comparison.Test {
  @Override
  public double reached(double level) {
    return level;
  }

  /** The difference with its verdict, from the p-value adjusted for all measures. */
  Means judged(double pAdjusted, double matters) {
    double margin = matters * Math.abs(a);
    return new Means(
        measure,
        a,
        b,
        interval,
        pAdjusted,
        Comparison.verdict(b - a, interval, margin, pAdjusted),
        days);
  }

  /**
   * Compares two sides by a paired t-test if they share their days, otherwise by Welch's test
   * (1947).
   *
   * @return empty if a side has fewer than five days or if there is no variance
   */
  static Optional<MeanDifference> of(
      SortedMap<LocalDate, Tally> a, SortedMap<LocalDate, Tally> b, Measure measure) {
    List<Double> ofA = new ArrayList<>();
    List<Double> differences = new ArrayList<>();
    a.forEach(
        (date, day) -> {
          Double one = day.means().get(measure);
          Tally same = b.get(date);
          Double other = same == null ? null : same.means().get(measure);
          if (one != null) {
            ofA.add(one);
          }
          if (one != null && other != null) {
            differences.add(other - one);
          }
        });
    List<Double> ofB =
        b.values().stream()
            .flatMap(day -> Optional.ofNullable(day.means().get(measure)).stream())
            .toList();
    if (differences.size() >= DaySpread.FEWEST_DAYS) {
      return paired(measure, Sample.of(ofA), Sample.of(differences));
    }
    return Math.min(ofA.size(), ofB.size()) < DaySpread.FEWEST_DAYS
        ? Optional.empty()
        : welch(measure, Sample.of(ofA), Sample.of(ofB));
  }

  private static Optional<MeanDifference> paired(Measure measure, Sample a, Sample differences) {
    return byStudent(
        measure, a.mean, differences.mean, differences.error(), differences.size - 1.0);
  }

  private static Optional<MeanDifference> welch(Measure measure, Sample a, Sample b) {
    double ofA = a.error() * a.error();
    double ofB = b.error() * b.error();
    double both = ofA + ofB;
    double freedom = both * both / (ofA * ofA / (a.size - 1) + ofB * ofB / (b.size - 1));
    return byStudent(measure, a.mean, b.mean - a.mean, Math.sqrt(both), freedom);
  }

  private static Optional<MeanDifference> byStudent(
      Measure measure, double a, double difference, double error, double freedom) {
    if (error == 0) {
      return Optional.empty();
    }
    TDistribution student = TDistribution.of(freedom);
    double half = student.inverseSurvivalProbability(0.025) * error;
    double p = Math.min(1, 2 * student.survivalProbability(Math.abs(difference) / error));
    Interval interval = new Interval(difference - half, difference + half);
    int days = (int) Math.round(freedom) + 1;
    return Optional.of(new MeanDifference(measure, a, a + difference, interval, p, days));
  }

  private record Sample(int size, double mean, double variance) {
    static Sample of(List<Double> values) {
      double mean = values.stream().mapToDouble(each -> each).average().orElse(0);
      double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
      return new Sample(values.size(), mean, values.size() < 2 ? 0 : squares / (values.size() - 1));
    }

    double error() {
      return Math.sqrt(variance / size);
    }
  }
}
