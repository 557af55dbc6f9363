package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolDefinition;
import io.claritytoolbox.tools.ToolResult;
import java.util.List;
import java.util.OptionalInt;

/** Returns its arguments as a row, or refuses if they say so. */
record ToyTool(String name) implements Tool {
  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        name,
        name,
        "A toy.",
        List.of(),
        List.of(),
        List.of(),
        new ToolDefinition.Annotations(true, false, true, false));
  }

  @Override
  public ToolResult call(ObjectNode arguments, Caller caller) {
    if (arguments.has("refuse")) {
      return ToolResult.refused(arguments.get("refuse").asText());
    }
    return ToolResult.answered(new Echo(arguments));
  }

  private record Echo(ObjectNode arguments) implements Rendering {
    @Override
    public ObjectNode json() {
      ObjectNode content = JsonNodeFactory.instance.objectNode();
      content.putArray("rows").add(arguments);
      return content;
    }

    @Override
    public String markdown() {
      return "answered";
    }

    @Override
    public String text(OptionalInt width) {
      return "a table of " + arguments;
    }
  }
}
