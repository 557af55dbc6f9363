package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to.
 *
 * @param text for the model: a short mirror of the content, or the sentence of a refusal
 * @param content what the output schema describes; null exactly where the call was refused or
 *     failed
 */
public record ToolResult(String text, @Nullable ObjectNode content) {
  /** An answer. */
  public static ToolResult answered(ObjectNode content, String text) {
    return new ToolResult(text, content);
  }

  /** A refusal or a failure, in a sentence that says what to do. */
  public static ToolResult refused(String sentence) {
    return new ToolResult(sentence, null);
  }

  public boolean isError() {
    return content == null;
  }
}
