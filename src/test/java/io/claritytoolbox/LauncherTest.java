package io.claritytoolbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.cli.FakeTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.OSInfo;

/** Tests the launcher in its own checkout, with a Java and a Maven that only record their calls. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Tag("slow")
class LauncherTest {
  /** A path with characters that need quoting. */
  private static final String ODD = "it's a $HOME & [odd] (pläce)";

  private static final String REAL_JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path temp;

  private final List<Process> running = new ArrayList<>();
  private Path checkout;
  private Path java;
  private Path maven;

  @BeforeEach
  void cloneIt() throws Exception {
    checkout = Files.createDirectories(temp.resolve(ODD));
    java = temp.resolve("jdk 17");
    maven = temp.resolve("bin");
    Files.copy(Path.of("toolbox"), checkout.resolve("toolbox"));
    Path launcher = Files.createDirectories(checkout.resolve(".mvn/launcher"));
    for (Path source : files(Path.of(".mvn/launcher"))) {
      Files.copy(source, launcher.resolve(source.getFileName()));
    }
    Path driver = Path.of(OSInfo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jars = Files.createDirectories(temp.resolve("jars"));
    Files.copy(driver, jars.resolve(driver.getFileName()));
    write(checkout.resolve("pom.xml"), "<project/>");
    write(checkout.resolve("src/main/java/io/claritytoolbox/planner/Plan.java"), "");
    install(java, "17.0.15+6");
    script(maven.resolve("mvn"), FakeTools.MAVEN);
    Files.walk(checkout).forEach(path -> age(path, Duration.ofHours(1)));
  }

  @AfterEach
  void endAll() throws InterruptedException {
    running.forEach(Process::destroyForcibly);
    await(() -> ProcessHandle.allProcesses().noneMatch(this::isOfTheLauncher));
  }

  /** Classes are archived in the background. */
  private boolean isOfTheLauncher(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(temp.toString());
  }

  @Test
  void staysShortEnoughToReadInOneGo() throws Exception {
    assertThat(Files.readAllLines(Path.of("toolbox"))).hasSizeLessThan(120);
  }

  @Test
  void buildsAFreshCloneThenNeverAgain() throws Exception {
    Run first = run("--prebuilt", "a b", "");
    assertThat(first.err()).containsOnlyOnce("\n").startsWith("toolbox: building");
    assertThat(first.out()).endsWith("[--prebuilt] [a b] [] \n");
    Run second = run();
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  /** toolbox.cmd starts it this way on Windows, without sh. */
  @Test
  void buildsOnceAndStartsByJavaAlone() throws Exception {
    String program = checkout.resolve(".mvn/launcher/Build.java").toString();
    String[] words = {REAL_JAVA, program, checkout + "/.", "--start", "--prebuilt", "a b"};
    for (int i = 0; i < 2; i++) {
      Run run = finish(start(new ProcessBuilder(words), temp, Map.of()));
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("in " + temp.toRealPath()).endsWith("[--prebuilt] [a b] \n");
      assertThat(run.err().lines()).hasSize(1 - i);
    }
    assertThat(builds()).isEqualTo(1);
    await(() -> exists("place"));
    write(java.resolve("exit"), "7");
    assertThat(finish(start(new ProcessBuilder(words), temp, Map.of())).code()).isEqualTo(7);
  }

  @Test
  void theScriptForWindowsStartsTheSameProgramWithTheSameFlags() throws Exception {
    String script = Files.readString(Path.of("toolbox.cmd"));

    assertThat(script.replace("\r\n", "")).doesNotContain("\n");
    assertThat(script)
        .contains("runtime\\bin\\java.exe", "-XX:AOTCache=%root%app\\classes")
        .contains("@%root%app\\jvm.args", "-Dorg.sqlite.lib.path=%root%app")
        .contains("-cp \"%root%app\\clarity-toolbox.jar\" io.claritytoolbox.Main %*")
        .contains("\"%root%.mvn\\launcher\\Build.java\" \"%root%.\" --start %*");
  }

  @Test
  void buildsOnceWhenManyStartAtOnce() throws Exception {
    List<Process> starts =
        IntStream.range(0, 8).mapToObj(i -> start(checkout.resolve("toolbox"), temp)).toList();
    for (Process start : starts) {
      Run run = finish(start);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void startsThroughAChainOfLinksFromAnywhere() throws Exception {
    Path links = Files.createDirectories(temp.resolve("some links"));
    Path near = Files.createSymbolicLink(links.resolve("near"), Path.of("../" + ODD + "/toolbox"));
    Path far = Files.createSymbolicLink(temp.resolve("clarity"), near.toAbsolutePath());
    Run run = finish(start(far, links));
    assertThat(run.out()).contains("in " + links.toRealPath() + "\n");
    assertThat(checkout.resolve(".toolbox/current")).exists();
  }

  @Test
  void runsNoProcessBeforeTheJvmOnceThereIsABuild() throws Exception {
    run();
    await(() -> exists("place"));
    Path nothing = Files.createDirectories(temp.resolve("nothing"));
    Run run = run(Map.of("PATH", nothing.toString()));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void passesInputAndExitCodeThrough() throws Exception {
    write(java.resolve("exit"), "7");
    Process process = start(checkout.resolve("toolbox"), temp, "cat");
    try (var in = process.outputWriter(UTF_8)) {
      in.write("{\"id\": 1}\n");
    }
    Run run = finish(process);
    assertThat(run.out()).contains("{\"id\": 1}");
    assertThat(run.code()).isEqualTo(7);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "script takes other words elsewhere")
  void tellsTheProgramHowWideTheTerminalIs() throws Exception {
    run();
    Path lines = temp.resolve("lines.sh");
    write(lines, "stty cols 91\nexec \"" + temp.resolve("clarity") + "\"\n");
    Files.createSymbolicLink(temp.resolve("clarity"), checkout.resolve("toolbox"));
    Process process = start(Path.of("script"), temp, "-qec", "sh " + lines, "/dev/null");
    assertThat(finish(process).out()).contains("-Dterminal.columns=91");
    assertThat(run().out()).doesNotContain("terminal.columns");
  }

  @Test
  void becomesTheJvmSoThatSignalsReachIt() throws Exception {
    run();
    Process process = start(checkout.resolve("toolbox"), temp, "pid");
    assertThat(finish(process).out()).contains("pid " + process.pid() + "\n");
  }

  @Test
  void rebuildsWhenASourceIsNewerAndLeavesTheOldBuildToItsServers() throws Exception {
    run();
    Path old = build();
    age(old.resolve("stamp"), Duration.ofMinutes(1));
    write(checkout.resolve("src/main/java/io/claritytoolbox/planner/Plan.java"), "changed");
    Run rebuilt = run();
    assertThat(rebuilt.err()).startsWith("toolbox: building");
    assertThat(builds()).isEqualTo(2);
    assertThat(build()).isNotEqualTo(old);
    assertThat(files(old.resolve("lib"))).hasSize(1);
    assertThat(run().err()).isEmpty();
  }

  @Test
  void rebuildsWhenASourceWasDeleted() throws Exception {
    run();
    age(build().resolve("stamp"), Duration.ofMinutes(1));
    Files.delete(checkout.resolve("src/main/java/io/claritytoolbox/planner/Plan.java"));
    run();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void buildsASourceFromTheFutureOnce() throws Exception {
    age(checkout.resolve("pom.xml"), Duration.ofHours(-1));
    age(checkout.resolve("src/main"), Duration.ofHours(-2));
    run();
    assertThat(run().err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void endsTheBuildWhenTheKeyboardInterruptsIt() throws Exception {
    write(maven.resolve("sleep"), "30");
    Process interrupted = start(checkout.resolve("toolbox"), temp);
    await(() -> builds() == 1);
    new ProcessBuilder("kill", "-INT", Long.toString(interrupted.pid())).start().waitFor();
    assertThat(interrupted.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(interrupted.exitValue()).isEqualTo(130);
    await(() -> works().isEmpty());
    assertThat(checkout.resolve(".toolbox/current")).doesNotExist();
  }

  @Test
  void runsTheOlderBuildWhereTheSourcesDoNotBuildAndTriesOnce() throws Exception {
    run();
    age(build().resolve("stamp"), Duration.ofMinutes(1));
    write(checkout.resolve("pom.xml"), "broken");
    write(maven.resolve("exit"), "1");
    for (int i = 0; i < 2; i++) {
      Run run = run("works");
      assertThat(run.code()).isZero();
      assertThat(run.out()).endsWith("[works] \n");
      assertThat(run.err()).contains("previous build", "build.log");
    }
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void saysInOneSentenceThatAFreshCloneDoesNotBuild() throws Exception {
    write(maven.resolve("exit"), "1");
    Run run = run();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(2).contains("The build failed. See ");
    Files.delete(maven.resolve("exit"));
    assertThat(run().code()).isZero();
  }

  @Test
  void takesNothingOfABuildThatWasKilledAndTakesItsTurn() throws Exception {
    write(maven.resolve("sleep"), "30");
    Process waiting = start(checkout.resolve("toolbox"), temp);
    await(() -> builds() == 1);
    waiting.descendants().toList().forEach(ProcessHandle::destroyForcibly);
    waiting.destroyForcibly();
    waiting.waitFor();
    Files.delete(maven.resolve("sleep"));
    assertThat(checkout.resolve(".toolbox/current")).doesNotExist();
    assertThat(works()).hasSize(1);
    assertThat(run().code()).isZero();
    assertThat(builds()).isEqualTo(2);
    assertThat(works()).isEmpty();
  }

  @Test
  void finishesABuildWhoseClientLostPatience() throws Exception {
    write(maven.resolve("sleep"), "1");
    Process impatient = start(checkout.resolve("toolbox"), temp);
    await(() -> builds() == 1);
    impatient.destroy();
    impatient.waitFor();
    assertThat(run().code()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void saysThatItHasNoPlaceToBuildIn() throws Exception {
    write(checkout.resolve(".toolbox"), "no folder");
    assertSentence(run(), "There is no build yet", "can't be written");
  }

  @Test
  void runsABuildThatCannotBeBroughtUpToDate() throws Exception {
    run();
    Files.delete(checkout.resolve("pom.xml"));
    Path moved = Files.move(checkout.resolve("src"), temp.resolve("src"));
    assertThat(moved).exists();
    assertThat(run().code()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void archivesTheClassesOfOneSessionForEveryJvm() throws Exception {
    run();
    await(() -> archives().equals(List.of("17.0.15+6")));
    assertThat(run().out()).contains("-XX:SharedArchiveFile=" + made("classes"));
    assertThat(log(java)).containsOnlyOnce("-XX:ArchiveClassesAtExit").contains("\"tools/call\"");
    install(java, "25.0.3+9-LTS");
    run();
    await(() -> archives().equals(List.of("17.0.15+6", "25.0.3+9-LTS")));
    assertThat(log(java)).containsOnlyOnce("-XX:AOTCacheOutput");
    assertThat(run().out()).contains("-XX:AOTCache=");
    assertThat(log(java)).containsOnlyOnce("-XX:AOTCacheOutput");
  }

  @Test
  void trainsWithNothingOfTheUsers() throws Exception {
    run(Map.of("CLARITY_STORE", "jdbc:sqlite:own.db", "HOME", "/own"));
    await(() -> exists("place"));
    assertThat(log(java))
        .contains("--prebuilt clarity-rehearsal", "HOME=" + build().toRealPath())
        .doesNotContain("CLARITY_", "/own");
  }

  @Test
  void unpacksTheLibraryOfSqliteOnce() throws Exception {
    run();
    await(() -> exists("place"));
    Path library = made(System.mapLibraryName("sqlitejdbc"));
    assertThat(library).isNotEmptyFile();
    assertThat(run().out()).contains("-Dorg.sqlite.lib.path=" + library.getParent() + "\n");
  }

  @Test
  void doesNotTryAgainToMakeAnArchiveThatFails() throws Exception {
    write(java.resolve("exit"), "1");
    run();
    await(() -> exists("place"));
    run();
    assertThat(exists("classes")).isFalse();
    assertThat(log(java)).containsOnlyOnce("-XX:ArchiveClassesAtExit");
  }

  @Test
  void saysWhichJavaIsTooOld() throws Exception {
    install(java, "11.0.22+7");
    assertSentence(run(), "Java 17 or newer is required", "11.0.22+7");
    write(java.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    assertSentence(run(), "1.8.0_402");
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    Files.walk(java).filter(Files::isRegularFile).forEach(path -> path.toFile().delete());
    assertSentence(run(), "JAVA_HOME", "has no bin/java");
    assertSentence(run(Map.of("JAVA_HOME", "", "PATH", maven.toString())), "There is no Java");
  }

  @Test
  void saysThatARuntimeCannotBuildButLetsItRun() throws Exception {
    Path javac = java.resolve("bin/javac");
    Files.move(javac, temp.resolve("javac"));
    assertSentence(run(), "There is no build yet", "no compiler");
    Files.move(temp.resolve("javac"), javac);
    run();
    Files.delete(javac);
    write(checkout.resolve("pom.xml"), "newer");
    assertThat(run().code()).isZero();
  }

  @Test
  void findsTheJavaOnThePathThroughItsLinks() throws Exception {
    Files.createSymbolicLink(maven.resolve("java"), java.resolve("bin/java"));
    for (int i = 0; i < 2; i++) {
      Run run = run(Map.of("JAVA_HOME", "${JAVA_HOME}"));
      assertThat(run.code()).as(run.err()).isZero();
    }
    assertThat(log(java)).doesNotContain("-version");
    assertThat(read(checkout.resolve(".toolbox/java"))).isEqualTo(java + "\n");
  }

  @Test
  void asksAJavaThatHasNoReleaseFile() throws Exception {
    Files.delete(java.resolve("release"));
    assertThat(run().code()).isZero();
    assertThat(log(java)).contains("-version");
  }

  private void assertSentence(Run run, String... parts) {
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).contains(parts);
    assertThat(builds()).isZero();
  }

  private record Run(int code, String out, String err) {}

  private Run run(String... args) throws Exception {
    return finish(start(checkout.resolve("toolbox"), temp, args));
  }

  private Run run(Map<String, String> env) throws Exception {
    return finish(start(new ProcessBuilder(checkout.resolve("toolbox").toString()), temp, env));
  }

  private Process start(Path launcher, Path from, String... args) {
    List<String> words = new ArrayList<>(List.of(launcher.toString()));
    words.addAll(List.of(args));
    return start(new ProcessBuilder(words), from, Map.of());
  }

  private Process start(ProcessBuilder builder, Path from, Map<String, String> env) {
    builder.directory(from.toFile());
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("PATH", maven + ":" + System.getenv("PATH"));
    builder.environment().put("FAKES", temp.toString());
    builder.environment().put("REAL_JAVA", REAL_JAVA);
    builder.environment().putAll(env);
    try {
      Process process = builder.start();
      running.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Run finish(Process process) throws Exception {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), out, err);
  }

  private void install(Path home, String version) throws IOException {
    script(home.resolve("bin/java"), FakeTools.JAVA);
    script(home.resolve("bin/javac"), "#!/bin/sh\n");
    write(
        home.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"" + version + "\"\nMODULES=\"java.base\"\n");
  }

  private static void script(Path file, String text) throws IOException {
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void age(Path file, Duration age) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int builds() {
    return (int) log(maven).lines().count();
  }

  private Path build() {
    return checkout.resolve(".toolbox").resolve(read(checkout.resolve(".toolbox/current")).strip());
  }

  /** The versions of the JVMs that have a class archive. */
  private List<String> archives() {
    return made().stream()
        .filter(file -> file.endsWith("classes"))
        .map(file -> build().resolve("jvm").relativize(file).getName(0).toString())
        .sorted()
        .toList();
  }

  private boolean exists(String name) {
    return made().stream().anyMatch(file -> file.endsWith(name));
  }

  private Path made(String name) throws IOException {
    return made().stream()
        .filter(file -> file.endsWith(name))
        .findFirst()
        .orElseThrow()
        .toRealPath();
  }

  /** Completed class archives of all JVMs. */
  private List<Path> made() {
    Path folder = build().resolve("jvm");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !file.getParent().getFileName().toString().startsWith("work"))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private List<Path> works() {
    return files(checkout.resolve(".toolbox")).stream()
        .filter(file -> file.getFileName().toString().startsWith("work"))
        .toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String log(Path folder) {
    return read(folder.resolve("log"));
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
