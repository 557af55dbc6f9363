package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.render.Rendering;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The result of a call: an answer, rendered on demand, or a refusal. */
public final class ToolResult {
  private final @Nullable Rendering answer;
  private final String sentence;

  private ToolResult(@Nullable Rendering answer, String sentence) {
    this.answer = answer;
    this.sentence = sentence;
  }

  public static ToolResult answered(Rendering answer) {
    return new ToolResult(answer, "");
  }

  /** A refusal or failure, as a sentence that says what to do. */
  public static ToolResult refused(String sentence) {
    return new ToolResult(null, sentence);
  }

  public <T> T match(Function<Rendering, T> answered, Function<String, T> refused) {
    return answer == null ? refused.apply(sentence) : answered.apply(answer);
  }

  public boolean isError() {
    return answer == null;
  }

  /** The complete content as text for models, or the refusal. */
  public String text() {
    return match(Rendering::markdown, said -> said);
  }

  /** The charts, for clients with panels. */
  public List<Chart> charts() {
    return match(Rendering::charts, refused -> List.of());
  }

  /** The structured content; null if the call was refused or failed. */
  public @Nullable ObjectNode content() {
    return answer == null ? null : answer.json();
  }
}
