package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes replies and notifications as JSON-RPC, and knows the open requests. */
final class Replies {
  /** Lists change only with the build and the configuration. */
  private static final int LIST_TTL_MS = 3_600_000;

  private final Outbox outbox;
  private final ObjectNode serverInfo;
  private final Map<JsonNode, Call> open = new ConcurrentHashMap<>();
  private volatile boolean ending;

  Replies(Outbox outbox, ObjectNode serverInfo) {
    this.outbox = outbox;
    this.serverInfo = serverInfo;
  }

  /**
   * Opens a request. If a client uses an id twice at once, a cancellation applies to the later
   * request.
   */
  Call open(JsonNode id, String method, ObjectNode params) {
    Call call = new Call(id, method, params, this);
    open.put(id, call);
    return call;
  }

  /** Cancels the open request with this id, if there is one. */
  void abandon(JsonNode id) {
    Call call = open.remove(id);
    if (call != null) {
      call.abandon();
    }
  }

  void answer(Call call, Outcome outcome) {
    open.remove(call.id(), call);
    if (outcome instanceof Outcome.Result result) {
      ObjectNode body =
          call.revision().isStateless() ? stateless(call.method(), result.body()) : result.body();
      ObjectNode message = message();
      message.set("id", call.id());
      message.set("result", body);
      outbox.send(message);
    } else if (outcome instanceof Outcome.Refused refused) {
      refuse(call.id(), refused);
    }
  }

  /** Adds the fields that 2026-07-28 requires in every result. */
  private ObjectNode stateless(String method, ObjectNode body) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("resultType", "complete");
    result.setAll(body);
    if (method.endsWith("/list") || method.equals("server/discover")) {
      cached(result, LIST_TTL_MS);
    } else if (method.equals("resources/read")) {
      cached(result, 0);
    }
    result.withObjectProperty("_meta").set("io.modelcontextprotocol/serverInfo", serverInfo);
    return result;
  }

  /** Even lists are private, because they may contain the names of the user's projects. */
  private static void cached(ObjectNode result, int ttlMs) {
    result.put("ttlMs", ttlMs);
    result.put("cacheScope", "private");
  }

  /** Sends an error. The id is the null node if it could not be read. */
  void refuse(JsonNode id, Outcome.Refused refused) {
    ObjectNode message = message();
    message.set("id", id);
    ObjectNode error = message.putObject("error");
    error.put("code", refused.code());
    error.put("message", refused.message());
    if (refused.data() != null) {
      error.set("data", refused.data());
    }
    outbox.send(message);
  }

  void notify(String method, ObjectNode params) {
    ObjectNode message = message();
    message.put("method", method);
    message.set("params", params);
    outbox.send(message);
  }

  /**
   * Tells all calls that the server is stopping. Replies are still sent, but no new work starts.
   */
  void end() {
    ending = true;
  }

  /** Whether the server is stopping or the client has gone. */
  boolean isOver() {
    return ending || outbox.isBroken();
  }

  private static ObjectNode message() {
    return JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
  }
}
