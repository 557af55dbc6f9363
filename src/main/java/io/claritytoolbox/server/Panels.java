package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.tools.ToolResult;

/**
 * MCP Apps, the extension {@code io.modelcontextprotocol/ui} of 2026-01-26. A tool names the
 * resource that draws its results. A client that supports the extension shows this panel beside the
 * text, which is complete without it.
 */
final class Panels {
  private static final String EXTENSION = "io.modelcontextprotocol/ui";
  private static final String MIME_TYPE = "text/html;profile=mcp-app";

  private Panels() {}

  /** Whether a client with these capabilities supports panels. */
  static boolean areKnownTo(JsonNode clientCapabilities) {
    for (JsonNode type : clientCapabilities.path("extensions").path(EXTENSION).path("mimeTypes")) {
      if (MIME_TYPE.equals(type.textValue())) {
        return true;
      }
    }
    return false;
  }

  /** Adds the extension to the server's capabilities. */
  static void announce(ObjectNode capabilities) {
    capabilities.putObject("extensions").putObject(EXTENSION).putArray("mimeTypes").add(MIME_TYPE);
  }

  /** The panel of a tool, for the list of tools. Older clients read the second name. */
  static ObjectNode ofTool(String uri) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    meta.putObject("ui").put("resourceUri", uri);
    return meta.put("ui/resourceUri", uri);
  }

  /** The permissions of a panel: it loads nothing and needs no permission. */
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

  /** Whether a resource is a panel. */
  static boolean isPanel(String mimeType) {
    return MIME_TYPE.equals(mimeType);
  }

  /** The charts of a result. The panel draws them; models don't read them. */
  static ObjectNode ofResult(ToolResult result) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    ArrayNode charts = meta.putArray("clarity-toolbox/charts");
    result.charts().stream().map(Chart::svg).forEach(charts::add);
    return meta;
  }
}
