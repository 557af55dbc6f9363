package io.claritytoolbox.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the launcher builds, byte by byte, the tested jar from the same sources and JDK:
 * without checks, in another folder, at another time and in another time zone.
 */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
final class ReproducibleIT {
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  @Test
  void aSecondBuildMakesTheSameProgram(@TempDir Path folder)
      throws IOException, InterruptedException {
    build(folder);

    Path first = Path.of(System.getProperty("toolbox.jar"));
    Path second = folder.resolve("target").resolve("dist").resolve(first.getFileName());
    assertThat(Files.getLastModifiedTime(second)).isNotEqualTo(Files.getLastModifiedTime(first));
    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(names(second.resolveSibling("lib"))).isEqualTo(names(first.resolveSibling("lib")));
  }

  private static void build(Path folder) throws IOException, InterruptedException {
    String maven = WINDOWS ? "mvn.cmd" : "mvn";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", maven).toString());
    command.addAll(List.of("-q", "-B", "-o", "-Dquick", "-Dmaven.test.skip=true"));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
    command.addAll(List.of("-Dbuild.folder=" + folder.resolve("target"), "package"));
    Path log = folder.resolve("build.log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TZ", "Asia/Tokyo");
    builder.environment().keySet().removeIf(name -> name.endsWith("_OPTIONS"));
    Process build = builder.redirectOutput(log.toFile()).start();
    try {
      assertThat(build.waitFor(170, TimeUnit.SECONDS)).isTrue();
      assertThat(build.exitValue()).as(() -> read(log)).isZero();
    } finally {
      build.destroyForcibly();
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
