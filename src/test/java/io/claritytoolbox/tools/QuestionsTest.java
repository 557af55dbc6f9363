package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the calls for users' questions, and what their answers must contain. */
final class QuestionsTest {
  private static final Path FILE = Path.of("src/test/resources/questions/forty.txt");

  private final DemoRoom room = DemoRoom.shared();

  /** A line of the file. */
  record Question(String asked, String tool, String arguments, List<String> needed) {
    static Question of(String line) {
      String[] parts = line.split(" \\| ", 3);
      String[] call = parts[1].split(" ", 2);
      return new Question(parts[0], call[0], call[1], List.of(parts[2].split("; ")));
    }

    @Override
    public String toString() {
      return asked;
    }
  }

  static Stream<Question> questions() throws IOException {
    return Files.readAllLines(FILE).stream().map(Question::of);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void areAnsweredForNothingByTheCallThatShouldBeMade(Question question) {
    ToolResult result = room.call(question.tool(), question.arguments());

    assertThat(result.isError()).as(result.text()).isFalse();
    String everything = result.content() + result.text();
    assertThat(everything).contains(question.needed());
    assertThat(result.content().at("/provenance/requests_spent").asInt()).isZero();
    assertThat(result.text().length()).isLessThan(8_000);
  }

  @Test
  void areFortyOrMoreAndUseEveryTool() throws IOException {
    assertThat(questions()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(questions().map(Question::tool).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Tools.of(room.projects).stream().map(tool -> tool.definition().name()).toList());
  }

  /** The instructions direct questions about differences to judging tools. */
  @Test
  void areForJudgingToolsInTheInstructions() {
    assertThat(Tools.INSTRUCTIONS)
        .contains("get_hotspots", "compare", "get_changes", "cannot_tell is an answer");
  }
}
