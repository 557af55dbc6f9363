package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.Main;
import io.claritytoolbox.air.Air;
import io.claritytoolbox.air.DemoAir;
import io.claritytoolbox.cli.Program.Screen;
import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.projects.DemoProjects;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that maintenance commands include air quality data. */
final class AirCommandsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T09:30:00Z"));
  private static final String DEMO = "clarity-air-demo";
  private static final String BOTH = "clarity-demo,clarity-air-demo";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Air air = new DemoAir(CLOCK);
  private final DemoProjects websites = new DemoProjects(CLOCK);

  @AfterEach
  void logElsewhereAgain() {
    Logging.start(Logging.Threshold.WARN, Logging.Format.STANDARD, System.err);
  }

  @Test
  void exportsMeasurementsAsCsvAndJson() {
    ask();
    run("export", "--prebuilt", DEMO);
    assertThat(said())
        .startsWith("org,frequency,datasource,metric,measured_at,value,raw,unit,status,qc_assess")
        .contains("demo-town,hour,DDEMO0001,pm2_5ConcMass1HourMean,2026-11-21T08:00:00Z,")
        .contains(",calibration-missing,valid");
    run("export", "--prebuilt", DEMO, "--format", "json");
    assertThat(said().lines())
        .allMatch(line -> line.startsWith("{\"type\":\"measurements\",\"org\":\"demo-town\""))
        .anyMatch(line -> line.contains("calibration-missing") && !line.contains("\"value\""));
  }

  @Test
  void aFolderHoldsTheSheetsOfBoth() throws IOException {
    ask();
    Path to = folder.resolve("data");
    assertThat(run("export", "--prebuilt", BOTH)).isEqualTo(Program.MISUSED);
    assertThat(told()).contains("Choose a folder with --output");

    assertThat(run("export", "--prebuilt", BOTH, "--output", to.toString())).isZero();
    try (var files = Files.list(to)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("exports.csv", "rows.csv", "measurements.csv");
    }
    assertThat(Files.readAllLines(to.resolve("measurements.csv"))).hasSizeGreaterThan(100);
  }

  @Test
  void purgesMeasurementsOfADateAndAll() {
    ask();
    run("purge", "--before", "2026-11-21", "--dry-run", "--prebuilt", DEMO);
    assertThat(said()).matches("demo-town: \\d+ of \\d+ measurements to delete\\.\\n");
    assertThat(run("purge", "--all", "--prebuilt", DEMO)).isEqualTo(Program.FAILED);
    assertThat(told()).contains("Add --yes");

    run("purge", "--all", "--yes", "--prebuilt", DEMO);
    run("purge", "--all", "--dry-run", "--prebuilt", DEMO);
    assertThat(said()).contains("0 of 0 measurements to delete");
  }

  @Test
  void purgeOfBothAsksWhich() {
    ask();
    assertThat(run("purge", "--all", "--yes", "--prebuilt", BOTH)).isEqualTo(Program.MISUSED);
    assertThat(told()).contains("--project: demo, demo-town");
    assertThat(run("purge", "--all", "--yes", "--project", "demo-town", "--prebuilt", BOTH))
        .isZero();
    assertThat(said()).contains("demo-town: deleted");
  }

  @Test
  void backsUpTheStore() {
    ask();
    Path copy = folder.resolve("copy.db");

    assertThat(run("backup", copy.toString(), "--prebuilt", DEMO)).as(told()).isZero();
    assertThat(copy).isNotEmptyFile();
  }

  @Test
  void theDoctorLooksAtStoreMeasurementsAndReports() {
    ask();
    assertThat(run("doctor", "--prebuilt", DEMO)).isZero();
    assertThat(said())
        .contains("store      in memory while the demo runs", "demo-town: 448 measurements")
        .contains("0 of 30 reports requested today, 30 left")
        .doesNotContain("CLARITY_API_TOKEN");
    assertThat(run("doctor", "--prebuilt", BOTH)).isZero();
    assertThat(said()).contains("requests spent", "reports requested today");
  }

  @Test
  void commandsOfWebsitesSayThatTheyAre() {
    for (String command : List.of("sync", "report --out -", "doctor --live")) {
      assertThat(run((command + " --prebuilt " + DEMO).split(" "))).as(command).isNotZero();
      assertThat(told()).contains("clarity");
    }
  }

  private void ask() {
    assertThat(
            run(
                "invoke",
                "get_air_quality",
                "{\"hours\": 48, \"metrics\": [\"pm2_5\", \"no2\"]}",
                "--prebuilt",
                DEMO))
        .isZero();
  }

  private int run(String... line) {
    out.reset();
    err.reset();
    Prebuilts prebuilts =
        Prebuilts.of(
            Map.entry("clarity-demo", () -> Main.prebuilt(websites)),
            Map.entry(DEMO, () -> Main.OfAir.prebuilt(air)));
    Screen screen =
        new Screen(new PrintStream(out), new PrintStream(err), Terminal.of(OptionalInt.empty()));
    return new Program(prebuilts, offering -> {}, screen, AirCommandsTest::machine).run(line);
  }

  private static Machine machine() {
    Properties properties = new Properties();
    properties.setProperty("java.specification.version", "17");
    return new Machine(
        Map.of(), properties, new ByteArrayInputStream(new byte[0]), null, List::of, CLOCK);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
