package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a server offers to its clients. Each part of it is created at its first use. */
public final class Offer {
  private final Identity identity;
  private final Set<Capability> capabilities;
  private final Supplier<Catalog> maker;
  private final Map<Capability, Feature> made = new HashMap<>();
  private @Nullable Catalog catalog;

  /**
   * @param identity its name and version
   * @param capabilities the capabilities to announce
   * @param catalog called once, after {@code initialize}, because creating the catalog is slow
   */
  public Offer(Identity identity, Set<Capability> capabilities, Supplier<Catalog> catalog) {
    this.identity = identity;
    this.capabilities = capabilities;
    this.maker = catalog;
  }

  /** An offer with the capabilities that a catalog needs. */
  public static Offer of(Identity identity, Catalog catalog) {
    return new Offer(identity, Capability.of(catalog), () -> catalog);
  }

  Identity identity() {
    return identity;
  }

  /** The methods that a feature answers. */
  Set<String> methods() {
    Set<String> all = new HashSet<>();
    for (Capability capability : capabilities) {
      all.addAll(capability.methods());
    }
    return all;
  }

  /** The feature that answers a method; null if there is none. */
  synchronized @Nullable Feature feature(String method) {
    for (Capability capability : capabilities) {
      if (capability.methods().contains(method)) {
        Feature known = made.get(capability);
        if (known == null) {
          known = capability.feature(catalog());
          made.put(capability, known);
        }
        return known;
      }
    }
    return null;
  }

  private Catalog catalog() {
    Catalog known = catalog == null ? maker.get() : catalog;
    catalog = known;
    return known;
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
