package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;

/** A tool that models can call. */
public interface Tool {
  /** The description, the same in every call. */
  ToolDefinition definition();

  /**
   * Executes a call. Invalid arguments and failures are results, never exceptions.
   *
   * @param arguments the unchecked arguments
   * @param caller receives progress
   */
  ToolResult call(ObjectNode arguments, Caller caller);
}
