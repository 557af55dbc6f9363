package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;

/** One thing that an assistant can call. */
public interface Tool {
  /** What the assistant is told of it; the same at every call. */
  ToolDefinition definition();

  /**
   * Carries a call out. Refused arguments and failures are results with a sentence, never
   * exceptions.
   *
   * @param arguments as they came, an object
   * @param caller who waits
   */
  ToolResult call(ObjectNode arguments, Caller caller);
}
