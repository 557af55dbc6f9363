package io.claritytoolbox.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The distribution for this machine, built once for all tests with {@code mvn -Pdist}. */
record Distributed(Path folder, Path archive) {
  /** The README's first question to the demo. */
  static final String QUESTION =
      "{'group_by':['Browser'],'filters':[{'dimension':'URL','values':['/checkout/payment']}]}";

  private static final String ARCHIVE = "clarity-toolbox-0.0.0-test-*.tar.gz";

  private static Distributed made;

  static synchronized Distributed made() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "its script runs on Windows");
    if (made == null) {
      Path jar = Path.of(System.getProperty("toolbox.jar"));
      Path target = jar.getParent().getParent();
      try (FileChannel turn = FileChannel.open(target.resolve("distribution.lock"), CREATE, WRITE);
          FileLock ours = turn.lock()) {
        assertThat(ours.isValid()).isTrue();
        if (!isMadeOf(jar, target)) {
          make(target);
        }
      }
      Path archive = only(target, ARCHIVE);
      String folder = archive.getFileName().toString().replace(".tar.gz", "");
      made = new Distributed(target.resolve(folder), archive);
    }
    return made;
  }

  /** Whether another process of this run built it. */
  private static boolean isMadeOf(Path jar, Path target) throws IOException {
    try (var found = Files.newDirectoryStream(target, ARCHIVE)) {
      for (Path archive : found) {
        return Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
      }
      return false;
    }
  }

  private static void make(Path target) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path program = Path.of(".mvn", "launcher", "Distribution.java").toAbsolutePath();
    Path root = Path.of("").toAbsolutePath();
    run(root, Map.of(), List.of(java, program, root, target, "0.0.0-test"));
  }

  /** For example linux-x64. */
  String platform() {
    return folder.getFileName().toString().replace("clarity-toolbox-0.0.0-test-", "");
  }

  /** Unpacks the archive with tar, as a user does. */
  Path unpackedIn(Path place) throws Exception {
    run(place, Map.of(), List.of("tar", "-xzf", archive));
    return place.resolve(folder.getFileName());
  }

  /** The command that serves the demo. */
  static List<String> serve(Path program) {
    return List.of(program.toString(), "--prebuilt", "clarity-demo", "--stdio");
  }

  /** A server's answer to the first question, in an environment with only these variables. */
  static Told answer(Path place, Map<String, String> environment, List<?> command)
      throws IOException {
    List<String> words = command.stream().map(Object::toString).toList();
    ProcessBuilder builder = new ProcessBuilder(words).directory(place.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try (Pipe pipe = new Pipe(builder, Files.createTempFile(place, "stderr", ".log"))) {
      pipe.introduce().call(2, "get_friction", QUESTION).end();
      assertThat(pipe.exitCode()).as(pipe.stderr()).isZero();
      assertThat(pipe.stderr()).isEmpty();
      return pipe.replyTo(2);
    }
  }

  /** Skips the test without Node's tools, unless they are required, as in CI. */
  static void assumeNpm() {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npx")));
    if (!isThere && "required".equals(System.getenv("BROWSER_TESTS"))) {
      throw new AssertionError("Install npm first: tests of the packages need it.");
    }
    if (!isThere) {
      System.err.println("SKIPPED: tests of the npm package and the MCPB bundle. They need npm.");
    }
    assumeTrue(isThere, "no npm");
  }

  /** The output of a command, which must succeed. */
  static String run(Path place, Map<String, String> environment, List<?> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command.stream().map(Object::toString).toList())
            .directory(place.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_TOOL_OPTIONS"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  static Path only(Path folder, String pattern) throws IOException {
    try (var found = Files.newDirectoryStream(folder, pattern)) {
      return found.iterator().next();
    }
  }

  static Stream<Path> files(Path folder) throws IOException {
    return Files.walk(folder).filter(Files::isRegularFile);
  }
}
