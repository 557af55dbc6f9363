package io.claritytoolbox.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.claritytoolbox.air.AirAnswer.Origin;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.MeasurementQuery;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares daily means with those of a short Python script. */
final class DailyMeansTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "air");
  private static final Path MEASUREMENTS = FOLDER.resolve("measurements.json");
  private static final Instant FROM = Instant.parse("2026-10-21T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-10-30T07:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin", "Asia/Kolkata"})
  void areThoseOfThePythonScript(String zone) throws IOException {
    assertThat(ours(zone)).isEqualTo(Files.readAllLines(means(zone)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin", "Asia/Kolkata"})
  void theScriptComputesTheFixtureWherePythonIsThere(String zone) throws Exception {
    assumeTrue(hasPython(), "python3 is not installed");
    Process script =
        new ProcessBuilder("python3", FOLDER.resolve("daily_means.py").toString(), zone)
            .redirectInput(MEASUREMENTS.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assumeTrue(script.waitFor() == 0, "python3 has no time zones");
    assertThat(said.lines()).containsExactlyElementsOf(Files.readAllLines(means(zone)));
  }

  /** Clocks in Berlin go back in the night of 25 October, so the day has 25 hours. */
  @Test
  void coverageCountsTheHoursThatADayHas() throws IOException {
    List<Summary> days = summaries("Europe/Berlin");

    assertThat(expected(days, "2026-10-24", "Europe/Berlin")).containsOnly(24);
    assertThat(expected(days, "2026-10-25", "Europe/Berlin")).containsOnly(25);
    assertThat(expected(days, "2026-10-30", "Europe/Berlin")).containsOnly(8);
    assertThat(expected(summaries("Asia/Kolkata"), "2026-10-25", "Asia/Kolkata")).containsOnly(24);
  }

  @Test
  void aDayWithoutAnyMeasurementIsToldOf() throws IOException {
    Summary silent =
        summaries("UTC").stream()
            .filter(each -> each.datasource().equals("DBBBB2222") && each.values() == 0)
            .findFirst()
            .orElseThrow();

    assertThat(silent.from()).isEqualTo(Instant.parse("2026-10-24T00:00:00Z"));
    assertThat(silent.mean()).isNull();
    assertThat(silent.expected()).isEqualTo(24);
  }

  private static Stream<Integer> expected(List<Summary> days, String day, String zone) {
    Instant from = LocalDate.parse(day).atStartOfDay(ZoneId.of(zone)).toInstant();
    return days.stream().filter(each -> each.from().equals(from)).map(Summary::expected);
  }

  /** The means in the script's format, which contains only days with measurements. */
  private static List<String> ours(String zone) throws IOException {
    return summaries(zone).stream()
        .filter(each -> each.values() + each.invalid() + each.missing() > 0)
        .map(each -> line(each, ZoneId.of(zone)))
        .toList();
  }

  private static String line(Summary each, ZoneId zone) {
    Double mean = each.mean();
    return String.join(
        " ",
        each.datasource(),
        each.metric(),
        each.from().atZone(zone).toLocalDate().toString(),
        mean == null
            ? "none"
            : BigDecimal.valueOf(mean).setScale(3, RoundingMode.HALF_UP).toPlainString(),
        Integer.toString(each.values()));
  }

  private static List<Summary> summaries(String zone) throws IOException {
    List<Measurement> all =
        AirReader.measurements(Files.readAllBytes(MEASUREMENTS), null).measurements();
    AirAnswer answer =
        new AirAnswer(
            AirRoom.ORG,
            new MeasurementQuery(Frequency.HOUR, List.of(), List.of("*"), FROM, TO),
            all,
            Map.of(),
            new Origin(1, TO, TO),
            List.of());
    return Summary.of(answer, Summary.Per.DAY, ZoneId.of(zone));
  }

  private static Path means(String zone) {
    return FOLDER.resolve("daily-means-" + zone.replace('/', '-') + ".txt");
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
