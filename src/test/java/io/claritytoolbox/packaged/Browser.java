package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the scripts of {@code src/test/browser}, which drive Chromium. {@code .ci/browser} installs
 * what they need. Without it the tests are skipped, unless {@code BROWSER_TESTS} is {@code
 * required}, as in CI.
 */
final class Browser {
  private static final Path TOOLS = Path.of("target", "browser").toAbsolutePath();
  private static final List<Path> BROWSERS =
      Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
          .map(Path::of)
          .toList();

  private Browser() {}

  /** Runs a script and returns its output. */
  static JsonNode run(Path folder, String script, List<String> arguments) throws Exception {
    Path browser = installed();
    Path copied = TOOLS.resolve(script);
    Files.copy(
        Path.of("src", "test", "browser", script),
        copied,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    List<String> command = new ArrayList<>(List.of("node", copied.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(TOOLS.toFile());
    builder.environment().put("BROWSER", browser.toString());
    builder.redirectError(folder.resolve(script + ".log").toFile());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(() -> said + log(folder.resolve(script + ".log"))).isZero();
    return Told.json(said);
  }

  private static String log(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Path installed() {
    Path browser = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    boolean isReady = browser != null && Files.isDirectory(TOOLS.resolve("node_modules"));
    if (!isReady && "required".equals(System.getenv("BROWSER_TESTS"))) {
      throw new AssertionError("Run .ci/browser first: these tests need Chromium and its driver.");
    }
    if (!isReady) {
      System.err.println("SKIPPED: tests in a real browser. Run .ci/browser to install one.");
    }
    assumeTrue(isReady, "no browser: run .ci/browser");
    return browser;
  }
}
