import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Updates the build: java Build.java ROOT JAVA_HOME. If several run at once, one builds and the
 * others wait. If the build fails, prints the reason to standard error. On Windows, where there is
 * no sh, it is the launcher too: java Build.java ROOT --start ARGUMENTS.
 *
 * <p>The folder .toolbox contains:
 *
 * <pre>
 * current                  the name of the build to run; a rename replaces it
 * BUILD/                   one build; never changed, because a running server needs its jars
 * BUILD/jvm/VERSION/HOME/  the class archive for one JVM, and the place of the build it is for
 * java                     the home of the Java on PATH, so that later starts need not follow links
 * build.log, failed        the output of the last build; a marker that it failed
 * </pre>
 */
final class Build {
  private static final Duration RETRY_AFTER = Duration.ofMinutes(10);
  private static final Duration KEEP_REPLACED = Duration.ofDays(1);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Instant begun = Instant.now();
  private final Path root;
  private final String javaHome;
  private final Path state;
  private final Path failed;
  private final Path log;

  private Build(Path root, String javaHome) {
    this.root = root;
    this.javaHome = javaHome;
    this.state = root.resolve(".toolbox");
    this.failed = state.resolve("failed");
    this.log = state.resolve("build.log");
  }

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]).toRealPath();
    if (!args[1].equals("--start")) {
      new Build(root, args[1]).run();
      return;
    }
    String home = System.getenv("JAVA_HOME");
    boolean isJava = home != null && !home.isEmpty() && !home.startsWith("${");
    Build build = new Build(root, isJava ? home : System.getProperty("java.home"));
    System.exit(build.start(List.of(args).subList(2, args.length)));
  }

  private int start(List<String> arguments) throws Exception {
    if (!isUpToDate()) {
      run();
    }
    if (!hasBuild()) {
      return 1;
    }
    Path build = current();
    Path archive = build.resolve("jvm").resolve(Runtime.version().toString());
    String use = Runtime.version().feature() < 25 ? "-XX:SharedArchiveFile" : "-XX:AOTCache";
    String java = Path.of(javaHome, "bin", "java").toString();
    String flags = "@" + root.resolve(".mvn/launcher/jvm.args");
    if (!Files.exists(archive.resolve("place"))) {
      String program = root.resolve(".mvn/launcher/Archive.java").toString();
      ProcessBuilder archiving =
          new ProcessBuilder(
              java, flags, program, build.toString(), archive.toString(), use, java, flags);
      archiving.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    }
    List<String> command =
        new ArrayList<>(List.of(java, use + "=" + archive.resolve("classes"), flags));
    command.add("-Dorg.sqlite.lib.path=" + archive);
    command.addAll(List.of("-cp", build.resolve("clarity-toolbox.jar").toString()));
    command.add("io.claritytoolbox.Main");
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private void run() throws Exception {
    if (!isWritable()) {
      sayUnlessBuilt("There is no build yet, and " + state + " can't be written.");
      return;
    }
    if (!hasBuild() || !hasFailedSince(begun.minus(RETRY_AFTER))) {
      say("building; the first build takes about a minute…");
      buildUnderLock();
    }
    sayUnlessBuilt("The build failed. See " + log);
    if (hasBuild() && Files.exists(failed)) {
      say("The build failed, so the previous build starts. See " + log);
    }
  }

  private void sayUnlessBuilt(String sentence) throws IOException {
    if (!hasBuild()) {
      say(sentence);
    }
  }

  private static void say(String sentence) {
    System.err.println("toolbox: " + sentence);
  }

  private boolean isWritable() {
    try {
      Files.createDirectories(state);
      return Files.isWritable(state);
    } catch (IOException e) {
      return false;
    }
  }

  /** The operating system releases the lock of a killed process. */
  private void buildUnderLock() throws Exception {
    try (FileChannel channel =
            FileChannel.open(
                state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !isUpToDate() && !hasFailedSince(begun)) {
        build();
      }
    }
  }

  private boolean hasBuild() throws IOException {
    return Files.isRegularFile(current().resolve("clarity-toolbox.jar"));
  }

  private boolean isUpToDate() throws IOException {
    return hasBuild()
        && Files.getLastModifiedTime(current().resolve("stamp")).toInstant().isAfter(newestSource());
  }

  private boolean hasFailedSince(Instant time) throws IOException {
    return Files.exists(failed)
        && changed(failed).isAfter(time)
        && changed(failed).isAfter(newestSource());
  }

  /** The folder of the current build; it doesn't exist if there is no build. */
  private Path current() throws IOException {
    Path name = state.resolve("current");
    return state.resolve(Files.exists(name) ? Files.readString(name).strip() : "none");
  }

  /** Includes folders, because they change when a file is deleted. */
  private Instant newestSource() throws IOException {
    Instant newest = Instant.MIN;
    for (String name : List.of("pom.xml", ".mvn/launcher", "src/main")) {
      try (Stream<Path> sources = Files.walk(root.resolve(name))) {
        for (Path source : (Iterable<Path>) sources::iterator) {
          newest = changed(source).isAfter(newest) ? changed(source) : newest;
        }
      }
    }
    return newest;
  }

  private static Instant changed(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  /** Builds in a new folder and switches to it by a rename, so a killed build leaves no trace. */
  private void build() throws Exception {
    String name = NAME.format(begun) + "-" + ProcessHandle.current().pid();
    Path work = state.resolve("work." + name);
    removeAll("work.*");
    Files.createDirectories(work);
    // A source file with a date in the future must not cause a build at every start.
    Instant stamp = newestSource().isAfter(Instant.now()) ? newestSource() : Instant.now();
    Path made = work.resolve("target/dist");
    if (maven(work.resolve("target")) && Files.isDirectory(made)) {
      Files.createFile(made.resolve("stamp"));
      Files.setLastModifiedTime(made.resolve("stamp"), FileTime.from(stamp.plusSeconds(1)));
      Files.move(made, state.resolve(name), ATOMIC_MOVE);
      Path current = Files.writeString(work.resolve("current"), name + "\n");
      Files.move(current, state.resolve("current"), ATOMIC_MOVE, REPLACE_EXISTING);
      Files.deleteIfExists(failed);
      sweep();
    } else {
      Files.writeString(failed, "");
    }
    remove(work);
  }

  private boolean maven(Path target) throws Exception {
    List<String> command = new ArrayList<>(findMaven());
    command.addAll(
        List.of(
            "-q", "-B", "-Dquick", "-Dmaven.test.skip=true", "-Dbuild.folder=" + target, "package"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("JAVA_HOME", javaHome);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process maven = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(maven, target.getParent())));
    return maven.waitFor() == 0;
  }

  private static void end(Process maven, Path work) {
    if (!maven.isAlive()) {
      return;
    }
    maven.descendants().forEach(ProcessHandle::destroy);
    maven.destroy();
    try {
      maven.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remove(work);
  }

  private static List<String> findMaven() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path maven = Path.of(folder, File.separatorChar == '\\' ? "mvn.cmd" : "mvn");
      if (Files.isExecutable(maven) && Files.isRegularFile(maven)) {
        return List.of(maven.toString());
      }
    }
    return List.of("sh", ".mvn/mvnw");
  }

  /** Removes builds that were replaced more than a day ago and that no process uses. */
  private void sweep() throws IOException {
    Path current = current();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(state, "[0-9]*")) {
      for (Path old : all) {
        Path replaced = old.resolve("replaced");
        if (old.equals(current) || isRunning(old)) {
          continue;
        }
        if (!Files.exists(replaced)) {
          Files.createFile(replaced);
        } else if (changed(replaced).isBefore(begun.minus(KEEP_REPLACED))) {
          remove(old);
        }
      }
    }
  }

  private static boolean isRunning(Path build) {
    return ProcessHandle.allProcesses()
        .anyMatch(
            process -> process.info().commandLine().orElse("").contains(build.toString() + "/"));
  }

  private void removeAll(String pattern) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(state, pattern)) {
      all.forEach(Build::remove);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      // The next build tries again.
    }
  }
}
