package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a server offers to its clients.
 *
 * @param identity its name and version
 * @param capabilities the capabilities to announce
 * @param catalog called once, after {@code initialize}, because creating the catalog is slow
 */
public record Offer(Identity identity, Set<Capability> capabilities, Supplier<Catalog> catalog) {
  /** An offer with the capabilities that a catalog needs. */
  public static Offer of(Identity identity, Catalog catalog) {
    return new Offer(identity, Capability.of(catalog), () -> catalog);
  }

  /** The capabilities in the form that both eras announce. */
  ObjectNode announced() {
    ObjectNode all = Capability.announced(capabilities);
    if (capabilities.contains(Capability.RESOURCES)) {
      Panels.announce(all);
    }
    return all;
  }

  ObjectNode serverInfo() {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("name", identity.name());
    info.put("title", identity.title());
    info.put("version", identity.version());
    return info;
  }

  /** The result of {@code initialize}. */
  ObjectNode initialized(String version) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("protocolVersion", version);
    body.set("capabilities", announced());
    body.set("serverInfo", serverInfo());
    body.put("instructions", identity.instructions());
    return body;
  }
}
