package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** How the server introduces itself, in the same words in both eras. */
record Introduction(Identity identity, Set<Capability> announced) {
  ObjectNode capabilities() {
    ObjectNode capabilities = Capability.announced(announced);
    if (announced.contains(Capability.RESOURCES)) {
      Panels.announce(capabilities);
    }
    return capabilities;
  }

  String instructions() {
    return identity.instructions();
  }

  ObjectNode serverInfo() {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("name", identity.name());
    info.put("title", identity.title());
    info.put("version", identity.version());
    return info;
  }

  /** The answer to {@code initialize}. */
  ObjectNode ofSession(String version) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("protocolVersion", version);
    body.set("capabilities", capabilities());
    body.set("serverInfo", serverInfo());
    body.put("instructions", instructions());
    return body;
  }
}
