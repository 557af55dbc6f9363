package io.claritytoolbox.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The result of a tool call.
 *
 * @param refused whether it is marked as an error
 * @param text the text content
 * @param content the structured content; missing in a refusal
 */
record Told(boolean refused, String text, JsonNode content) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Told by(CallToolResult result) {
    String text =
        result.content().stream()
            .map(part -> ((TextContent) part).text())
            .collect(Collectors.joining("\n"));
    JsonNode content = JSON.valueToTree(result.structuredContent());
    return new Told(Boolean.TRUE.equals(result.isError()), text, content);
  }

  /** Reads the result from a reply. */
  static Told by(JsonNode reply) {
    JsonNode result = reply.path("result");
    return new Told(
        result.path("isError").asBoolean(),
        result.path("content").path(0).path("text").asText(),
        result.path("structuredContent"));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  static Map<String, Object> fields(String object) {
    return JSON.convertValue(json(object), new TypeReference<>() {});
  }

  int spent() {
    return content.at("/quota/spent").asInt(-1);
  }

  int requestsSpent() {
    return content.at("/provenance/requests_spent").asInt(-1);
  }

  boolean isStale() {
    return content.at("/provenance/stale").asBoolean();
  }

  /** The values of a field in all rows. */
  List<String> column(String name) {
    return StreamSupport.stream(content.path("rows").spliterator(), false)
        .map(row -> row.path(name).asText())
        .toList();
  }
}
