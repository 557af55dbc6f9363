package io.claritytoolbox.cli;

import io.claritytoolbox.Main;
import io.claritytoolbox.air.DemoAir;
import io.claritytoolbox.air.tools.AirTools;
import io.claritytoolbox.cli.Program.Screen;
import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.projects.DemoProjects;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.Tools;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs command lines from the documents, with the demo at the documents' time. */
final class DemoShell {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T09:00:00Z"));
  private static final Pattern WORD = Pattern.compile("'([^']*)'|[^\\s']+");
  private static final String TOOLBOX = "./toolbox ";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private DemoShell() {}

  static List<Tool> tools() {
    return Stream.concat(
            Tools.of(new DemoProjects(CLOCK)).stream(), AirTools.of(new DemoAir(CLOCK)).stream())
        .toList();
  }

  /** The output of a command line, without the last line end. */
  static String run(String line) {
    DemoShell shell = new DemoShell();
    int code = shell.program().run(words(line));
    if (code != 0) {
      throw new AssertionError(line + " fails: " + shell.err.toString(StandardCharsets.UTF_8));
    }
    return shell.out.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /** Parses a command line without executing it. */
  static void parse(String line) {
    CommandTree.of(new DemoShell().program()).parseArgs(words(line));
  }

  private Program program() {
    Prebuilts prebuilts =
        Prebuilts.of(
            Map.entry("clarity", () -> Main.prebuilt(new DemoProjects(CLOCK))),
            Map.entry("clarity-demo", () -> Main.prebuilt(new DemoProjects(CLOCK))),
            Map.entry("clarity-air-demo", () -> Main.OfAir.prebuilt(new DemoAir(CLOCK))));
    Screen screen =
        new Screen(new PrintStream(out), new PrintStream(err), Terminal.of(OptionalInt.empty()));
    return new Program(prebuilts, prebuilt -> {}, screen, DemoShell::noMachine);
  }

  /** A machine for commands that must not read it. */
  static Machine noMachine() {
    throw new AssertionError("the machine was looked at");
  }

  private static String[] words(String line) {
    if (!line.startsWith(TOOLBOX)) {
      throw new AssertionError("not a command line of the toolbox: " + line);
    }
    return WORD.matcher(line.substring(TOOLBOX.length()))
        .results()
        .map(DemoShell::word)
        .toArray(String[]::new);
  }

  private static String word(MatchResult found) {
    return found.group(1) == null ? found.group() : found.group(1);
  }
}
