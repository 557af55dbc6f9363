package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that first replies don't load the classes of judgements. */
final class StartPathTest {
  private static final String LIST =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
      "capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      {"jsonrpc":"2.0","id":2,"method":"tools/list"}
      {"jsonrpc":"2.0","id":3,"method":"prompts/list"}
      """;

  private static final String JUDGE =
      """
      {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"get_hotspots","arguments":{}}}
      """;

  @TempDir private Path temp;

  @Test
  void listingToolsLoadsNoStatistics() throws Exception {
    assertThat(loaded(LIST))
        .anyMatch(type -> type.equals("io.claritytoolbox.tools.JudgingTools"))
        .anyMatch(type -> type.equals("io.claritytoolbox.tools.DashboardTools"))
        .noneMatch(type -> type.startsWith("io.claritytoolbox.dashboard."))
        .noneMatch(type -> type.startsWith("io.claritytoolbox.judge."))
        .noneMatch(type -> type.startsWith("io.claritytoolbox.insight."))
        .noneMatch(type -> type.startsWith("org.apache.commons.statistics."));
  }

  /** A server for websites doesn't load air quality. */
  @Test
  void aWebsitesServerLoadsNothingOfAir() throws Exception {
    assertThat(loaded(LIST + JUDGE))
        .noneMatch(type -> type.startsWith("io.claritytoolbox.air."))
        .noneMatch(type -> type.contains("Air") && type.startsWith("io.claritytoolbox."))
        .noneMatch(type -> type.startsWith("io.claritytoolbox.history.Holding"));
    assertThat(Files.readString(temp.resolve("out.txt")))
        .doesNotContain("get_air", "get_datasources", "get_application", "Movement");
  }

  @Test
  void theFirstJudgementLoadsThem() throws Exception {
    assertThat(loaded(LIST + JUDGE))
        .anyMatch(type -> type.startsWith("io.claritytoolbox.judge."))
        .anyMatch(type -> type.startsWith("org.apache.commons.statistics."));
  }

  @Test
  void theFirstQuestionForRecordingsLoadsTheDashboard() throws Exception {
    assertThat(loaded(LIST + JUDGE.replace("get_hotspots", "get_recordings")))
        .anyMatch(type -> type.startsWith("io.claritytoolbox.dashboard."));
  }

  private List<String> loaded(String requests) throws Exception {
    Path log = temp.resolve("classes.log");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "io.claritytoolbox.Main",
                "serve",
                "--stdio",
                "--prebuilt",
                "clarity-demo")
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("out.txt").toFile())
            .start();
    try (OutputStream in = server.getOutputStream()) {
      in.write(requests.getBytes(StandardCharsets.UTF_8));
      in.flush();
      awaitReply(requests.split("\"id\":", -1).length - 1, server);
    }
    assertThat(server.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(temp.resolve("out.txt"))).contains("\"get_hotspots\"");
    try (var lines = Files.lines(log)) {
      return lines.map(line -> line.replaceFirst("^(\\[.*?])+\\s*", "").split(" ")[0]).toList();
    }
  }

  /** A server whose input ends doesn't wait for slow replies. */
  private void awaitReply(int last, Process server) throws Exception {
    while (server.isAlive()
        && !Files.readString(temp.resolve("out.txt")).contains("\"id\":" + last)) {
      Thread.sleep(20);
    }
  }
}
