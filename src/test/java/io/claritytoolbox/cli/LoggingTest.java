package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LoggingTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void writesOneJsonObjectALine() throws Exception {
    publish(
        Logging.Format.JSON, line(Level.WARNING, new IllegalStateException("broken\n\"pipe\"")));
    assertThat(text()).hasLineCount(1);
    JsonNode json = new ObjectMapper().readTree(text());
    assertThat(json.path("time").asText()).isEqualTo("2026-11-21T04:30:00.123Z");
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("logger").asText()).isEqualTo("io.claritytoolbox.Some");
    assertThat(json.path("message").asText()).isEqualTo("one \"two\"\nthree");
    assertThat(json.path("error").asText()).contains("broken", "LoggingTest");
  }

  @Test
  void writesALineForPeople() {
    publish(Logging.Format.STANDARD, line(Level.FINE, null));
    assertThat(text())
        .isEqualTo("2026-11-21T04:30:00.123Z DEBUG io.claritytoolbox.Some one \"two\"\nthree\n");
  }

  @Test
  void letsOurOwnPartsAloneTellDetails() {
    try {
      Logging.start(Logging.Threshold.DEBUG, Logging.Format.STANDARD, print());
      Logger.getLogger("io.claritytoolbox.planner").fine("our plan");
      Logger.getLogger("org.example").fine("their secret");
      Logger.getLogger("org.example").info("their news");
      Logger.getLogger("jdk.httpclient.HttpClient").severe("HEADERS: Authorization");
      assertThat(text())
          .contains("our plan", "their news")
          .doesNotContain("their secret", "Authorization");
    } finally {
      Logging.start(Logging.Threshold.WARN, Logging.Format.STANDARD, System.err);
    }
  }

  private void publish(Logging.Format format, LogRecord line) {
    Logging.startAtFirstUse(Logging.Threshold.INFO, format, print());
    new Logging.Lines().publish(line);
  }

  private static LogRecord line(Level level, Throwable thrown) {
    LogRecord line = new LogRecord(level, "one \"two\"\nthree");
    line.setInstant(Instant.parse("2026-11-21T04:30:00.123456Z"));
    line.setLoggerName("io.claritytoolbox.Some");
    line.setThrown(thrown);
    return line;
  }

  private PrintStream print() {
    return new PrintStream(written, true, StandardCharsets.UTF_8);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
