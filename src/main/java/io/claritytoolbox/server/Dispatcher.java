package io.claritytoolbox.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.json.Json;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Parses JSON-RPC messages and passes each to its era. */
final class Dispatcher {
  private final Replies replies;
  private final StatelessEra stateless;
  private final SessionEra session;

  Dispatcher(Replies replies, StatelessEra stateless, SessionEra session) {
    this.replies = replies;
    this.stateless = stateless;
    this.session = session;
  }

  /** Handles a line from the client. */
  void open(byte[] line) {
    byte[] text = withoutMark(line);
    if (isBlank(text)) {
      return;
    }
    JsonNode message;
    try {
      message = Json.read(text);
    } catch (IOException e) {
      String sentence = "The line is not a well-formed JSON value in UTF-8.";
      replies.refuse(NullNode.instance, Outcome.Refused.of(Outcome.PARSE_ERROR, sentence));
      return;
    }
    sort(message);
  }

  private void sort(JsonNode message) {
    if (!message.has("method") && (message.has("result") || message.has("error"))) {
      return; // A response, although the server sends no requests.
    }
    String fault = fault(message);
    JsonNode id = message.get("id");
    if (fault != null) {
      JsonNode readable = isId(id) ? id : NullNode.instance;
      replies.refuse(readable, Outcome.Refused.of(Outcome.INVALID_REQUEST, fault));
    } else if (id == null) {
      notification(message.path("method").asText(), params(message));
    } else {
      request(id, message.path("method").asText(), params(message));
    }
  }

  private void request(JsonNode id, String method, ObjectNode params) {
    Call call = replies.open(id, method, params);
    if (StatelessEra.claims(params)) {
      stateless.take(call);
    } else if (method.equals("ping")) {
      call.reply(Outcome.Result.empty());
    } else {
      session.take(call);
    }
  }

  private void notification(String method, ObjectNode params) {
    if (method.equals("notifications/cancelled")) {
      replies.abandon(params.path("requestId"));
    }
  }

  private static @Nullable String fault(JsonNode message) {
    if (!message.isObject()) {
      return "A message must be one JSON object on one line; batches are not supported.";
    }
    if (!"2.0".equals(message.path("jsonrpc").textValue())) {
      return "A message must contain \"jsonrpc\": \"2.0\".";
    }
    if (!message.path("method").isTextual()) {
      return "The method of a message must be a string.";
    }
    if (message.has("id") && !isId(message.get("id"))) {
      return "The id of a request must be a string or an integer.";
    }
    JsonNode params = message.path("params");
    if (!params.isObject() && !params.isMissingNode() && !params.isNull()) {
      return "The params of a message must be an object.";
    }
    return null;
  }

  /** An id with half a surrogate pair can't be returned as UTF-8. */
  static boolean isId(@Nullable JsonNode id) {
    return id != null
        && (id.isIntegralNumber()
            || (id.isTextual() && UTF_8.newEncoder().canEncode(id.textValue())));
  }

  private static ObjectNode params(JsonNode message) {
    return message.get("params") instanceof ObjectNode params
        ? params
        : JsonNodeFactory.instance.objectNode();
  }

  private static byte[] withoutMark(byte[] line) {
    boolean marked =
        line.length >= 3
            && line[0] == (byte) 0xEF
            && line[1] == (byte) 0xBB
            && line[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
