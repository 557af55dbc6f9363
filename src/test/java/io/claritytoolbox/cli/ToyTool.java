package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolDefinition;
import io.claritytoolbox.tools.ToolResult;

/** Answers with its arguments as the only row; refuses where they say so. */
record ToyTool(String name) implements Tool {
  @Override
  public ToolDefinition definition() {
    ObjectNode any = JsonNodeFactory.instance.objectNode();
    return new ToolDefinition(
        name, name, "A toy.", any, any, new ToolDefinition.Annotations(true, false, true, false));
  }

  @Override
  public ToolResult call(ObjectNode arguments, Caller caller) {
    if (arguments.has("refuse")) {
      return ToolResult.refused(arguments.get("refuse").asText());
    }
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.putArray("rows").add(arguments);
    return ToolResult.answered(content, "answered");
  }
}
