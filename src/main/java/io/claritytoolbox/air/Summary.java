package io.claritytoolbox.air;

import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one sensor over an hour or a day.
 *
 * @param from the beginning of the period
 * @param to its end
 * @param mean of the usable values, each with the same weight; null where there is none
 * @param min the least of them
 * @param max the greatest of them
 * @param values how many they are
 * @param expected how many there are when none is missing; null where that isn't known
 * @param invalid values that quality control took out
 * @param unchecked values in the mean that came without quality control
 * @param missing measurements that came without a value
 * @param isPart whether only a part of the period was asked for
 */
public record Summary(
    String datasource,
    String metric,
    String unit,
    Instant from,
    Instant to,
    @Nullable Double mean,
    @Nullable Double min,
    @Nullable Double max,
    int values,
    @Nullable Integer expected,
    int invalid,
    int unchecked,
    int missing,
    boolean isPart) {

  /** What a period is. */
  public enum Per {
    HOUR,
    DAY
  }

  /** Periods that are told of where none of their values came; more would tell nobody anything. */
  private static final int MOST_PERIODS = 400;

  private record Group(String datasource, String metric, String unit, Instant from) {}

  /**
   * Summaries of all measurements in an answer, by sensor and metric, oldest first. A measurement
   * belongs to the period that its time lies in.
   *
   * @param zone whose days and hours they are
   */
  public static List<Summary> of(AirAnswer answer, Per per, ZoneId zone) {
    Map<Group, List<Measurement>> groups = new LinkedHashMap<>();
    for (Measurement each : answer.measurements()) {
      groups
          .computeIfAbsent(group(each, begin(each.time(), per, zone)), any -> new ArrayList<>())
          .add(each);
    }
    if (answer.query().frequency() != Frequency.MINUTE) {
      addSilent(groups, answer, per, zone);
    }
    return groups.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), answer, per, zone))
        .sorted(
            Comparator.comparing(Summary::datasource)
                .thenComparing(Summary::metric)
                .thenComparing(Summary::from))
        .toList();
  }

  private static Group group(Measurement of, Instant from) {
    return new Group(of.datasource(), of.metric(), of.unit(), from);
  }

  /** A day of which no value came is told of too. */
  private static void addSilent(
      Map<Group, List<Measurement>> groups, AirAnswer answer, Per per, ZoneId zone) {
    List<Instant> periods = new ArrayList<>();
    Instant from = begin(answer.query().from(), per, zone);
    while (from.isBefore(answer.query().to()) && periods.size() < MOST_PERIODS) {
      periods.add(from);
      from = end(from, per, zone);
    }
    for (Group each : List.copyOf(groups.keySet())) {
      periods.forEach(
          begin ->
              groups.putIfAbsent(
                  new Group(each.datasource(), each.metric(), each.unit(), begin), List.of()));
    }
  }

  private static Summary of(
      Group group, List<Measurement> all, AirAnswer answer, Per per, ZoneId zone) {
    Instant end = end(group.from(), per, zone);
    Instant from = later(group.from(), answer.query().from());
    Instant to = earlier(end, answer.query().to());
    List<Measurement> usable = all.stream().filter(Measurement::isUsable).toList();
    List<BigDecimal> values =
        usable.stream()
            .map(Measurement::value)
            .filter(Objects::nonNull)
            .map(BigDecimal::valueOf)
            .sorted()
            .toList();
    return new Summary(
        group.datasource(),
        group.metric(),
        group.unit(),
        group.from(),
        end,
        mean(values),
        values.isEmpty() ? null : values.get(0).doubleValue(),
        values.isEmpty() ? null : values.get(values.size() - 1).doubleValue(),
        values.size(),
        expected(answer.query().frequency(), from, to),
        (int) all.stream().filter(Measurement::isInvalid).count(),
        (int) usable.stream().filter(each -> !each.hasQualityControl()).count(),
        (int) all.stream().filter(each -> each.value() == null && !each.isInvalid()).count(),
        !from.equals(group.from()) || !to.equals(end));
  }

  /** Values come as decimals, so that they are added up as such. */
  private static @Nullable Double mean(List<BigDecimal> values) {
    return values.isEmpty()
        ? null
        : values.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64)
            .doubleValue();
  }

  private static Instant begin(Instant time, Per per, ZoneId zone) {
    ZonedDateTime local = time.atZone(zone);
    return per == Per.DAY
        ? local.toLocalDate().atStartOfDay(zone).toInstant()
        : local.truncatedTo(ChronoUnit.HOURS).toInstant();
  }

  private static Instant end(Instant begin, Per per, ZoneId zone) {
    return per == Per.DAY
        ? begin.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant()
        : begin.plus(Duration.ofHours(1));
  }

  /** Values come at every full hour of UTC; sensors take single ones at times of their own. */
  private static @Nullable Integer expected(Frequency frequency, Instant from, Instant to) {
    return switch (frequency) {
      case MINUTE -> null;
      case HOUR -> marks(from, to, ChronoUnit.HOURS);
      case DAY -> marks(from, to, ChronoUnit.DAYS);
    };
  }

  private static int marks(Instant from, Instant to, ChronoUnit unit) {
    Instant first = from.truncatedTo(unit);
    Instant start = first.isBefore(from) ? first.plus(unit.getDuration()) : first;
    if (!start.isBefore(to)) {
      return 0;
    }
    Duration between = Duration.between(start, to.minusMillis(1));
    return (int) between.dividedBy(unit.getDuration()) + 1;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
