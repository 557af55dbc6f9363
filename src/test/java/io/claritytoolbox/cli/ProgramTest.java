package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.cli.Program.Screen;
import io.claritytoolbox.projects.DemoProjects;
import io.claritytoolbox.server.Catalog;
import io.claritytoolbox.tools.Tool;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
  private static final Projects DEMO = new DemoProjects(InstantSource.system());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> served = new ArrayList<>();
  private OptionalInt terminal = OptionalInt.empty();

  @AfterEach
  void logElsewhereAgain() {
    Logging.start(Logging.Threshold.WARN, Logging.Format.STANDARD, System.err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prebuilt toys --stdio",
        "serve --prebuilt toys --stdio",
        "--prebuilt toys serve --stdio",
        "--stdio serve --prebuilt toys",
      })
  void servesHoweverItIsAsked(String line) {
    assertThat(run(line.split(" "))).isZero();
    assertThat(served).containsExactly("toy_sessions, toy_quota");
    assertThat(out.size()).isZero();
  }

  @Test
  void servesSeveralPrebuiltsAsOne() {
    assertThat(run("--prebuilt", "toys,more", "--stdio")).isZero();
    assertThat(served).containsExactly("toy_sessions, toy_quota, other");
  }

  @Test
  void refusesTwoPrebuiltsWithTheSameTool() {
    assertMisuse(
        "Two of the prebuilts have a tool toy_sessions.", "--prebuilt", "toys,again", "--stdio");
  }

  @Test
  void aDemoIsNotServedBesideWhatMeasures() {
    assertMisuse(
        "A demo can't be served beside a prebuilt that isn't one: toys, sand-demo.",
        "--prebuilt",
        "toys,sand-demo",
        "--stdio");
    assertThat(run("--prebuilt", "sand-demo,mud-demo", "--stdio")).isZero();
    assertThat(served).containsExactly("castle, cake");
  }

  @Test
  void namesThePrebuiltsThereAre() {
    assertMisuse(
        "Unknown prebuilt x. Choose one of: toys, more, again, sand-demo, mud-demo.",
        "--prebuilt=x",
        "--stdio");
    assertMisuse("--prebuilt toys or --prebuilt more", "--stdio");
    assertMisuse("--prebuilt toys or --prebuilt more");
    assertMisuse("Unknown prebuilt x", "invoke", "toy_quota", "--prebuilt", "x");
  }

  @Test
  void saysThatOnlyStdioIsServed() {
    assertMisuse("Add --stdio", "--prebuilt", "toys");
  }

  @Test
  void refusesWhatItDoesNotKnowInOneSentence() {
    assertMisuse("'--nope'", "--nope");
    assertMisuse("DEBUG, INFO, WARN, ERROR", "--stdio", "--prebuilt=toys", "--log-level=loud");
    assertMisuse("TOOL", "invoke", "--prebuilt", "toys");
  }

  @Test
  void printsTheAnswerAloneAsJsonWhereNobodyLooks() {
    assertThat(run("invoke", "toy_sessions", "{\"days\": 2}", "--prebuilt", "toys")).isZero();
    assertThat(text(out)).isEqualToIgnoringWhitespace("{\"rows\": [{\"days\": 2}]}");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void printsATableOnATerminalOrWhereItIsAsked() {
    assertThat(run("invoke", "--format=table", "--prebuilt=toys", "toy_sessions", "{\"days\": 2}"))
        .isZero();
    assertThat(text(out)).isEqualTo("a table of {\"days\":2}\n");
    out.reset();
    terminal = OptionalInt.of(80);
    assertThat(run("--prebuilt=toys", "invoke", "toy_sessions", "{\"days\": 2}")).isZero();
    assertThat(text(out)).startsWith("a table of ");
    out.reset();
    assertThat(run("--prebuilt=toys", "invoke", "toy_sessions", "--format", "json")).isZero();
    assertThat(text(out)).startsWith("{");
  }

  @Test
  void saysARefusalOnStandardErrorAndExitsWithOne() {
    assertFailure(
        1,
        "Spent until midnight.",
        "invoke",
        "toy_quota",
        "{\"refuse\": \"Spent until midnight.\"}",
        "--prebuilt=toys");
  }

  @Test
  void namesTheToolsThereAre() {
    assertMisuse(
        "There is no tool nope. The tools are: toy_sessions, toy_quota.",
        "invoke",
        "nope",
        "--prebuilt=toys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "days", "{} {}", "", "null"})
  void refusesArgumentsThatAreNoObject(String json) {
    assertMisuse("one JSON object", "invoke", "toy_quota", json, "--prebuilt=toys");
  }

  @Test
  void tellsItsVersionAndItsCommands() {
    assertThat(run("--version")).isZero();
    assertThat(text(out)).matches("toolbox [0-9].*\n");
    out.reset();
    assertThat(run("-h")).isZero();
    assertThat(text(out))
        .contains("--prebuilt", "toys, more", "serve", "invoke", "sync")
        .contains("doctor", "export", "purge", "completion");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "invoke",
        "sync",
        "doctor",
        "install",
        "uninstall",
        "export",
        "purge",
        "backup",
        "completion",
        "help",
        ""
      })
  void everyHelpTellsTheExitCodesAndAMistypedLineExitsWithTwo(String command) {
    String[] words = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
    assertThat(run(words)).isZero();
    assertThat(text(out)).containsPattern("Exit codes:\\R +0 +\\S[^\\n]*(?s:.*)\n +2 +\\S");

    words[words.length - 1] = "--nope";
    assertMisuse("", words);
  }

  @Test
  void aCommandThatEndsByItselfTakesTheFirstToolsThereAre() {
    assertThat(run("invoke", "toy_sessions")).isZero();
    assertThat(text(out)).isEqualToIgnoringWhitespace("{\"rows\": [{}]}");
  }

  @Test
  void anUnknownCommandIsAnsweredWithThoseThereAre() {
    assertMisuse(
        "There is no command invok. Did you mean invoke? The commands are: serve, invoke, sync,",
        "invok");
    assertMisuse("There is no command \u001b[2Jx".replace("\u001b", " "), "\u001b[2Jx");
    assertMisuse("There is no command nope", "help", "nope");
  }

  @Test
  void explainsACommandByNameOrAll() {
    assertThat(run("invoke", "--help")).isZero();
    String help = text(out);
    out.reset();
    assertThat(run("help", "invoke")).isZero();
    assertThat(text(out)).isEqualTo(help);
    out.reset();
    assertThat(run("help")).isZero();
    assertThat(text(out)).contains("serve", "purge");
  }

  @Test
  void aWrongDayIsRefusedInWords() {
    assertMisuse(
        "Invalid value for option '--before': it must be a day like 2026-01-31; got yesterday.",
        "purge",
        "--before",
        "yesterday");
    assertThat(text(err)).doesNotContain("java");
  }

  @Test
  void completesToolsInEveryShell() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      out.reset();
      assertThat(run("completion", shell)).isZero();
      assertThat(text(out)).contains("toy_sessions", "toy_quota", "other");
    }
  }

  @Test
  void completesPrebuiltsInEveryShell() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      out.reset();
      assertThat(run("completion", shell)).isZero();
      assertThat(text(out))
          .contains("toolbox", "invoke", "toys")
          .contains("doctor", "live", "export", "output", "csv", "purge", "before", "dry-run");
    }
  }

  private void assertMisuse(String sentence, String... args) {
    assertFailure(2, sentence, args);
  }

  private void assertFailure(int code, String sentence, String... args) {
    out.reset();
    err.reset();
    assertThat(run(args)).isEqualTo(code);
    assertThat(text(out)).isEmpty();
    assertThat(text(err)).contains(sentence).hasLineCount(1);
    assertThat(served).isEmpty();
  }

  private int run(String... args) {
    Prebuilts prebuilts =
        Prebuilts.of(
            Map.entry("toys", () -> prebuilt("toy_sessions", "toy_quota")),
            Map.entry("more", () -> prebuilt("other")),
            Map.entry("again", () -> prebuilt("toy_sessions")),
            Map.entry("sand-demo", () -> prebuilt("castle")),
            Map.entry("mud-demo", () -> prebuilt("cake")));
    Screen screen = new Screen(print(out), print(err), Terminal.of(terminal));
    return new Program(
            prebuilts,
            offering -> served.add(offering.prebuilt().get().names()),
            screen,
            DemoShell::noMachine)
        .run(args);
  }

  private static Prebuilt prebuilt(String... tools) {
    return new Prebuilt(DEMO, Catalog.of(List.of(tools).stream().<Tool>map(ToyTool::new).toList()));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream from) {
    return from.toString(StandardCharsets.UTF_8);
  }
}
