package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What 2026-07-28 wants on every result beside its own content. */
final class StatelessDress {
  /** Lists change with the build and the configuration alone. */
  private static final int LIST_TTL_MS = 3_600_000;

  private final ObjectNode serverInfo;

  StatelessDress(ObjectNode serverInfo) {
    this.serverInfo = serverInfo;
  }

  ObjectNode on(String method, ObjectNode body) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("resultType", "complete");
    result.setAll(body);
    if (method.endsWith("/list") || method.equals("server/discover")) {
      keep(result, LIST_TTL_MS);
    } else if (method.equals("resources/read")) {
      keep(result, 0);
    }
    result.withObjectProperty("_meta").set("io.modelcontextprotocol/serverInfo", serverInfo);
    return result;
  }

  /** Private even for lists: they may name the user's projects. */
  private static void keep(ObjectNode result, int ttlMs) {
    result.put("ttlMs", ttlMs);
    result.put("cacheScope", "private");
  }
}
