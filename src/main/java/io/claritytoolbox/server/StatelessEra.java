package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Handles requests that name their revision themselves: 2026-07-28 and later. */
final class StatelessEra {
  private static final String PREFIX = "io.modelcontextprotocol/";
  private static final String VERSION = PREFIX + "protocolVersion";
  private static final String CAPABILITIES = PREFIX + "clientCapabilities";
  private static final String CLIENT = PREFIX + "clientInfo";

  private final Offer offer;
  private final Execution execution;

  StatelessEra(Offer offer, Execution execution) {
    this.offer = offer;
    this.execution = execution;
  }

  /** Whether a request belongs to this era. */
  static boolean claims(ObjectNode params) {
    JsonNode meta = params.path("_meta");
    return meta.has(VERSION) || meta.has(CAPABILITIES) || meta.has(CLIENT);
  }

  void take(Call call) {
    Outcome.Refused fault = fault(call.params().path("_meta"));
    if (fault != null) {
      call.reply(fault);
      return;
    }
    call.under(Revision.V2026_07_28).by(call.params().path("_meta").path(CAPABILITIES));
    switch (call.method()) {
      case "server/discover" -> call.reply(new Outcome.Result(discovery()));
      case "subscriptions/listen" -> call.acknowledge();
      default -> execution.run(call, call::reply);
    }
  }

  private static Outcome.@Nullable Refused fault(JsonNode meta) {
    String version = Feature.text(meta, VERSION);
    if (version == null) {
      return Outcome.Refused.invalidParams("params._meta lacks the string " + VERSION + ".");
    }
    for (Revision revision : Revision.STATELESS) {
      if (revision.date().equals(version)) {
        return meta.path(CAPABILITIES).isObject()
            ? null
            : Outcome.Refused.invalidParams("params._meta lacks the object " + CAPABILITIES + ".");
      }
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("supported", supported());
    data.put("requested", version);
    return new Outcome.Refused(Outcome.UNSUPPORTED_REVISION, "Unsupported protocol version", data);
  }

  private ObjectNode discovery() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("supportedVersions", supported());
    body.set("capabilities", offer.announced());
    body.put("instructions", offer.identity().instructions());
    return body;
  }

  private static ArrayNode supported() {
    ArrayNode dates = JsonNodeFactory.instance.arrayNode();
    for (Revision revision : Revision.STATELESS) {
      dates.add(revision.date());
    }
    return dates;
  }
}
