package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.tools.ToolResult;

/**
 * Panels in the assistant: MCP Apps, the extension {@code io.modelcontextprotocol/ui} of
 * 2026-01-26. Tools name the resource that draws their results; a client that knows the extension
 * shows it beside the text, which says everything all the same.
 */
final class Panels {
  private static final String EXTENSION = "io.modelcontextprotocol/ui";
  private static final String MIME_TYPE = "text/html;profile=mcp-app";

  private Panels() {}

  /** Whether a client with these capabilities shows panels. */
  static boolean areKnownTo(JsonNode clientCapabilities) {
    for (JsonNode type : clientCapabilities.path("extensions").path(EXTENSION).path("mimeTypes")) {
      if (MIME_TYPE.equals(type.textValue())) {
        return true;
      }
    }
    return false;
  }

  /** Adds the extension to what the server announces. */
  static void announce(ObjectNode capabilities) {
    capabilities.putObject("extensions").putObject(EXTENSION).putArray("mimeTypes").add(MIME_TYPE);
  }

  /** What a tool in a list says of its panel; older clients read the second name. */
  static ObjectNode ofTool(String uri) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    meta.putObject("ui").put("resourceUri", uri);
    return meta.put("ui/resourceUri", uri);
  }

  /** What a client must know to show the resource: it loads nothing and asks for no permission. */
  static ObjectNode ofContents() {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    ObjectNode ui = meta.putObject("ui");
    ObjectNode policy = ui.putObject("csp");
    policy.putArray("connectDomains");
    policy.putArray("resourceDomains");
    policy.putArray("frameDomains");
    policy.putArray("baseUriDomains");
    ui.putObject("permissions");
    ui.put("prefersBorder", true);
    return meta;
  }

  /** Whether a resource is drawn by clients instead of read. */
  static boolean isPanel(String mimeType) {
    return MIME_TYPE.equals(mimeType);
  }

  /** The charts of a result, which the panel draws and no model reads. */
  static ObjectNode ofResult(ToolResult result) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    ArrayNode charts = meta.putArray("clarity-toolbox/charts");
    result.charts().stream().map(Chart::svg).forEach(charts::add);
    return meta;
  }
}
