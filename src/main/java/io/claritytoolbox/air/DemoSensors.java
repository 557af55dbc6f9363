package io.claritytoolbox.air;

import io.claritytoolbox.air.AirReader.Page;
import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.model.Metrics;
import io.claritytoolbox.air.model.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A small town with five sensors: one beside a road, one that fails quality control at night, one
 * with missing hours, one without calibration, and a reference site without quality control. Values
 * depend only on the time.
 */
final class DemoSensors implements AirSource {
  private static final List<Datasource> SENSORS =
      List.of(
          sensor("DDEMO0001", "Market square", "CLARITY_NODE"),
          sensor("DDEMO0002", "Ring road", "CLARITY_NODE"),
          sensor("DDEMO0003", "Harbour", "CLARITY_NODE"),
          sensor("DDEMO0004", "School", "CLARITY_NODE"),
          sensor("DDEMO0005", "Town hall (reference)", "REFERENCE_SITE"));

  private static final List<String> QUANTITIES = List.of("pm2_5", "no2", "temperature");
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final int ROAD = 1;
  private static final int GAPS = 2;
  private static final int UNCALIBRATED = 3;
  private static final int REFERENCE = 4;
  private static final int NIGHT_ENDS = 4;

  private final InstantSource clock;
  private final Map<String, Integer> looks = new ConcurrentHashMap<>();

  DemoSensors(InstantSource clock) {
    this.clock = clock;
  }

  private static Datasource sensor(String id, String name, String type) {
    return new Datasource(id, name, "Demo town", List.of(), type, "A" + id.substring(1));
  }

  @Override
  public Reply<List<Datasource>> datasources() {
    return new Answered<>(SENSORS);
  }

  @Override
  public Reply<Page> measurements(MeasurementQuery query, Instant deadline) {
    List<Measurement> all = new ArrayList<>();
    for (int sensor = 0; sensor < SENSORS.size(); sensor++) {
      for (String quantity : QUANTITIES) {
        all.addAll(of(sensor, quantity, query));
      }
    }
    return new Answered<>(new Page(all.stream().filter(query::takes).toList(), null, 0));
  }

  private static List<Measurement> of(int sensor, String quantity, MeasurementQuery query) {
    Frequency frequency = query.frequency();
    String name = Metrics.named(quantity, frequency).replace("*", "Ambient" + frequency.suffix());
    Duration step =
        switch (frequency) {
          case MINUTE -> STEP;
          case HOUR -> Duration.ofHours(1);
          case DAY -> Duration.ofDays(1);
        };
    Instant first = query.from().truncatedTo(ChronoUnit.DAYS);
    long steps = Duration.between(first, query.to()).dividedBy(step);
    return LongStream.rangeClosed(0, steps)
        .mapToObj(i -> first.plus(step.multipliedBy(i)))
        .filter(time -> !time.isBefore(query.from()) && !isGap(sensor, time))
        .map(time -> measurement(sensor, name, quantity, time))
        .toList();
  }

  private static boolean isGap(int sensor, Instant time) {
    return sensor == GAPS && noise(sensor, time.truncatedTo(ChronoUnit.HOURS)) > 0.75;
  }

  private static Measurement measurement(int sensor, String metric, String quantity, Instant time) {
    double raw = Math.round(10 * level(sensor, quantity, time)) / 10.0;
    boolean isCalibrated = sensor != UNCALIBRATED || quantity.equals("temperature");
    boolean isNight = time.atOffset(ZoneOffset.UTC).getHour() < NIGHT_ENDS;
    @Nullable Double value = isCalibrated ? raw : null;
    return new Measurement(
        SENSORS.get(sensor).id(),
        metric,
        time,
        value,
        raw,
        Metrics.unit(metric),
        isCalibrated ? "calibrated-ready" : "calibration-missing",
        sensor == REFERENCE ? "" : sensor == ROAD && isNight ? "invalid" : "valid");
  }

  private static double level(int sensor, String quantity, Instant time) {
    double hour = time.atOffset(ZoneOffset.UTC).getHour();
    double rush = Math.exp(-Math.pow((hour - 8) / 2, 2)) + Math.exp(-Math.pow((hour - 18) / 2, 2));
    double noise = noise(sensor, time);
    return switch (quantity) {
      case "pm2_5" -> 7 + 6 * rush * (sensor == ROAD ? 2 : 1) + 3 * noise;
      case "no2" -> 9 + 14 * rush * (sensor == ROAD ? 2 : 1) + 4 * noise;
      default -> 12 + 6 * Math.sin((hour - 9) * Math.PI / 12) + noise;
    };
  }

  /** A number from 0 to 1 that depends only on its arguments. */
  private static double noise(int sensor, Instant time) {
    long mixed = (time.getEpochSecond() / 900 + 31L * sensor) * 0x9E3779B97F4A7C15L;
    return (mixed >>> 11) * 0x1.0p-53;
  }

  @Override
  public Reply<Page> more(String token, Instant deadline) {
    return new Answered<>(new Page(List.of(), null, 0));
  }

  @Override
  public Reply<Report> request(MeasurementQuery query) {
    String id = "JBDEMO" + (looks.size() + 1);
    looks.put(id, 0);
    return new Answered<>(new Report(id, Report.State.IN_PROGRESS, List.of(), null));
  }

  /** The report is ready at the second call. */
  @Override
  public Reply<Report> report(String id) {
    Integer look = looks.computeIfPresent(id, (any, before) -> before + 1);
    if (look == null) {
      return AirFaults.status(404);
    }
    return new Answered<>(
        look > 1
            ? new Report(
                id,
                Report.State.READY,
                List.of("https://air.example/" + id + ".csv"),
                clock.instant().plus(Duration.ofHours(1)))
            : new Report(id, Report.State.IN_PROGRESS, List.of(), null));
  }

  @Override
  public String key() {
    return "no key, for the demo needs none";
  }

  @Override
  public List<String> notices() {
    return List.of();
  }
}
