package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.Main;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.cli.Program.Screen;
import io.claritytoolbox.projects.DemoProjects;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Projects projects = new DemoProjects(() -> Instant.parse("2026-11-21T09:00:00Z"));
  @TempDir private Path folder;

  @AfterEach
  void logElsewhereAgain() {
    Logging.start(Logging.Threshold.WARN, Logging.Format.STANDARD, System.err);
  }

  @Test
  void namesWhatTheReleaseBrokeWithItsDayAndItsBrowser() {
    assertThat(report("--format", "md", "--out", "-", "--spend", "never")).isZero();

    assertThat(printed())
        .contains("# demo", "simulated")
        .containsPattern(
            " on `https://demo.example/checkout/payment`.* rose from .* since 12 November 2026")
        .containsPattern("checkout/payment`: script errors in .*Mostly in Browser MobileSafari");
  }

  @Test
  void spendsNothingWhereItMustNot() {
    report("--format", "md", "--out", "-", "--spend", "never");

    assertThat(printed()).contains("4 of 10 requests are left");
  }

  @Test
  void spendsTwoRequestsAtMost() {
    report("--format", "md", "--out", "-", "--days", "14");

    assertThat(printed()).containsPattern("[2-4] of 10 requests are left");
  }

  @Test
  void comparesNoDayWithItself() {
    report("--format", "md", "--out", "-", "--spend", "never");

    assertThat(printed()).contains("14 November 2026 to 21 November 2026");
    assertThat(printed()).doesNotContain("not in the store");
  }

  @Test
  void writesAPageUnderHalfAMegabyte() throws Exception {
    Path file = folder.resolve("week.html");

    assertThat(report("--out", file.toString())).isZero();

    assertThat(Files.size(file)).isLessThan(500_000);
    assertThat(Files.readString(file))
        .startsWith("<!doctype html>")
        .contains("<svg", "What to fix first", "What changed", "Today's requests");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "46"})
  void refusesAPeriodThatHasNoneBefore(String days) {
    assertThat(report("--days", days)).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--days must be 1–45; got " + days + ".");
  }

  @Test
  void saysWhereItCouldNotWrite() {
    Path missing = folder.resolve("no").resolve("week.html");

    assertThat(report("--out", missing.toString(), "--spend", "never")).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be written to " + missing);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private int report(String... flags) {
    List<String> line = new ArrayList<>(List.of("report", "--prebuilt", "demo"));
    line.addAll(List.of(flags));
    Prebuilt prebuilt = Main.prebuilt(projects);
    Screen screen = new Screen(print(out), print(err), Terminal.of(OptionalInt.empty()));
    return new Program(
            Prebuilts.of(Map.entry("demo", () -> prebuilt)),
            any -> {},
            screen,
            DemoShell::noMachine)
        .run(line.toArray(String[]::new));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
