package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the documents are true. {@code -Dsnapshots=write} rewrites their transcripts. */
final class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final List<Path> DOCUMENTS = List.of(README, Path.of("examples", "README.md"));
  private static final long MOST_WORDS = 1_300;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Pattern DEMO_TRANSCRIPT =
      Pattern.compile("(?s)```console\n\\$ ([^\n]*clarity-demo[^\n]*)\n.*?\n?```");

  static List<Path> documents() {
    return DOCUMENTS;
  }

  @AfterEach
  void logElsewhereAgain() {
    Logging.start(Logging.Threshold.WARN, Logging.Format.STANDARD, System.err);
  }

  @Test
  void isShort() throws IOException {
    long words = Pattern.compile("\\s*\\S*\\w\\S*").matcher(read(README)).results().count();

    assertThat(words).isBetween(1L, MOST_WORDS);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void showsWhatTheProgramPrints(Path document) throws IOException {
    String text = read(document);
    String now =
        DEMO_TRANSCRIPT
            .matcher(text)
            .replaceAll(
                shown ->
                    "```console\n\\$ $1\n"
                        + Matcher.quoteReplacement(DemoShell.run(shown.group(1)))
                        + "\n```");
    if ("write".equals(System.getProperty("snapshots"))) {
      Files.writeString(document, now);
    }
    assertThat(now).isEqualTo(read(document));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void givesCommandLinesThatTheProgramTakes(Path document) throws IOException {
    List<String> lines =
        blocks(document, "(console|bash)")
            .flatMap(String::lines)
            .map(line -> line.replaceFirst("^\\$ ", ""))
            .filter(line -> line.startsWith("./toolbox "))
            .toList();

    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      if (line.contains("clarity-demo")) {
        assertThat(DemoShell.run(line)).as(line).isNotEmpty();
      } else {
        assertThatCode(() -> DemoShell.parse(line)).as(line).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void addsToClaudeCodeWordForWordAsTheExample() throws IOException {
    String script = read(Path.of("examples", "clients", "claude-code.sh"));

    assertThat(blocks(README, "bash"))
        .contains(script.substring(script.indexOf("claude mcp add-json")).stripTrailing());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void holdsJsonThatParses(Path document) throws IOException {
    String quoted = "`(\\[?\\{\"[^`]*)`";
    Stream<String> inline =
        Pattern.compile(quoted).matcher(read(document)).results().map(found -> found.group(1));
    Stream.concat(blocks(document, "json"), inline)
        .forEach(
            json -> assertThatCode(() -> JSON.readTree(json)).as(json).doesNotThrowAnyException());
  }

  @Test
  void namesTheToolsThereAre() throws IOException {
    Set<String> tools =
        DemoShell.tools().stream()
            .map(tool -> tool.definition().name())
            .collect(Collectors.toCollection(TreeSet::new));
    tools.add("ask_dashboard"); // It is off by default.

    assertThat(
            found("(?<=`)(?:get_[a-z_]+|compare|ask_dashboard|search_documentation)(?=`)", README))
        .isEqualTo(tools);
  }

  @Test
  void namesTheSettingsThereAre() throws Exception {
    Object[] settings = Class.forName("io.claritytoolbox.config.Setting").getEnumConstants();
    Set<String> variables =
        Arrays.stream(settings)
            .map(setting -> "CLARITY_" + ((Enum<?>) setting).name())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(found("\\bCLARITY_[A-Z_]+", README)).isEqualTo(variables);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksToWhatIsThere(Path document) throws IOException {
    Path folder = document.toAbsolutePath().getParent();
    List<String> links =
        Pattern.compile("]\\(([^)]+)\\)")
            .matcher(read(document))
            .results()
            .map(found -> found.group(1))
            .filter(Predicate.not(link -> link.startsWith("https://")))
            .toList();

    assertThat(links).isNotEmpty();
    assertThat(links).allSatisfy(link -> assertThat(folder.resolve(link)).exists());
  }

  private static Set<String> found(String pattern, Path document) throws IOException {
    return Pattern.compile(pattern)
        .matcher(read(document))
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The fenced blocks of a language. */
  private static Stream<String> blocks(Path document, String language) throws IOException {
    return Pattern.compile("(?sm)^```" + language + "\n(.*?)\n```$")
        .matcher(read(document))
        .results()
        .map(found -> found.group(found.groupCount()));
  }

  private static String read(Path document) throws IOException {
    return Files.readString(document).replace("\r\n", "\n");
  }
}
