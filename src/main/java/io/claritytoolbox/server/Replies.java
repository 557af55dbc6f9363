package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Puts all that the server says into JSON-RPC, and knows which requests are still open. */
final class Replies {
  private final Outbox outbox;
  private final StatelessDress dress;
  private final Map<JsonNode, Call> open = new ConcurrentHashMap<>();
  private volatile boolean ending;

  Replies(Outbox outbox, StatelessDress dress) {
    this.outbox = outbox;
    this.dress = dress;
  }

  /** Starts a request. Where a client uses an id twice at once, the later one can be cancelled. */
  Call open(JsonNode id, String method, ObjectNode params) {
    Call call = new Call(id, method, params, this);
    open.put(id, call);
    return call;
  }

  /** The client waits no more for the request with this id, if there still is one. */
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
          call.revision().isStateless() ? dress.on(call.method(), result.body()) : result.body();
      ObjectNode message = message();
      message.set("id", call.id());
      message.set("result", body);
      outbox.send(message);
    } else if (outcome instanceof Outcome.Refused refused) {
      refuse(call.id(), refused);
    }
  }

  /** An error; the id is the null node where none could be read. */
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

  /** Tells every call that the server ends: answers are still sent, and nothing new is begun. */
  void end() {
    ending = true;
  }

  /** Whether nobody waits for answers any more. */
  boolean isOver() {
    return ending || outbox.isBroken();
  }

  private static ObjectNode message() {
    return JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
  }
}
