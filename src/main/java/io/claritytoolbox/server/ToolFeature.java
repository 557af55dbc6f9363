package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolDefinition;
import io.claritytoolbox.tools.ToolResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and calls tools. */
final class ToolFeature implements Feature {
  private final List<Tool> tools;
  private @Nullable ObjectNode list;

  ToolFeature(List<Tool> tools) {
    this.tools = tools;
  }

  @Override
  public Outcome answer(Call call) {
    return call.isList() ? Feature.list(call, list()) : called(call);
  }

  @Override
  public Outcome failed(Call call) {
    return call.isList()
        ? Outcome.Refused.failed()
        : rendered(
            ToolResult.refused(
                "The toolbox failed on this call; the log on stderr has the details."),
            call);
  }

  private Outcome called(Call call) {
    String name = Feature.text(call.params(), "name");
    if (name == null) {
      return Outcome.Refused.invalidParams("tools/call needs the string name.");
    }
    List<String> names = new ArrayList<>();
    for (Tool tool : tools) {
      if (tool.definition().name().equals(name)) {
        return called(tool, call);
      }
      names.add(tool.definition().name());
    }
    return Outcome.Refused.invalidParams(
        "Unknown tool: "
            + Outcome.shortened(name)
            + ". Choose one of: "
            + String.join(", ", names));
  }

  private static Outcome called(Tool tool, Call call) {
    JsonNode arguments = call.params().path("arguments");
    if (arguments.isMissingNode() || arguments.isNull()) {
      arguments = JsonNodeFactory.instance.objectNode();
    }
    return arguments instanceof ObjectNode object
        ? rendered(tool.call(object, call), call)
        : Outcome.Refused.invalidParams("The arguments of a call must be an object.");
  }

  private static Outcome rendered(ToolResult result, Call call) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("content").addObject().put("type", "text").put("text", result.text());
    ObjectNode content = result.content();
    if (content != null) {
      body.set("structuredContent", content);
    }
    body.put("isError", result.isError());
    if (call.showsPanels() && !result.isError()) {
      body.set("_meta", Panels.ofResult(result));
    }
    return new Outcome.Result(body);
  }

  private synchronized ObjectNode list() {
    if (list == null) {
      list = JsonNodeFactory.instance.objectNode();
      ArrayNode entries = list.putArray("tools");
      for (Tool tool : tools) {
        entries.add(entry(tool.definition()));
      }
    }
    return list;
  }

  private static ObjectNode entry(ToolDefinition tool) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("name", tool.name());
    entry.put("title", tool.title());
    entry.put("description", tool.description());
    entry.set("inputSchema", tool.inputSchema());
    entry.set("outputSchema", tool.outputSchema());
    ObjectNode hints = entry.putObject("annotations");
    hints.put("title", tool.title());
    hints.put("readOnlyHint", tool.annotations().readOnly());
    hints.put("destructiveHint", tool.annotations().destructive());
    hints.put("idempotentHint", tool.annotations().idempotent());
    hints.put("openWorldHint", tool.annotations().openWorld());
    tool.panel().ifPresent(uri -> entry.set("_meta", Panels.ofTool(uri)));
    return entry;
  }
}
