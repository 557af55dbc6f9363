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
 * A metric of a sensor over an hour or a day.
 *
 * @param from the start of the period
 * @param to the end of the period
 * @param mean of the usable values, equally weighted; null if there are none
 * @param min the smallest usable value
 * @param max the largest usable value
 * @param values the number of usable values
 * @param expected the number of values if none is missing; null if unknown
 * @param invalid values that quality control rejected
 * @param unchecked values in the mean without quality control
 * @param missing measurements without a value
 * @param isPart whether the question covers only a part of the period
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

  /** The length of a period. */
  public enum Per {
    HOUR,
    DAY
  }

  /** The largest number of periods for which missing ones are listed. */
  private static final int MOST_PERIODS = 400;

  private record Group(String datasource, String metric, String unit, Instant from) {}

  /**
   * The summaries of an answer, by sensor and metric, oldest first.
   *
   * @param zone the time zone of days and hours
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

  /** Adds days without values. */
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

  /** Adds the values as decimals, as Clarity Movement sends them. */
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

  /** There is a value at every full hour of UTC. Single measurements have irregular times. */
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
