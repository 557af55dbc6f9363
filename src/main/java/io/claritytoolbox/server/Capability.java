package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A part of the protocol that a server announces. Nothing that is listed ever changes. */
public enum Capability {
  TOOLS("tools", "tools/list", "tools/call"),
  RESOURCES("resources", "resources/list", "resources/templates/list", "resources/read"),
  PROMPTS("prompts", "prompts/list", "prompts/get"),
  COMPLETIONS("completions", "completion/complete");

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes an immutable list
  private final List<String> methods;

  Capability(String key, String... methods) {
    this.key = key;
    this.methods = List.of(methods);
  }

  /** The methods that it stands for. */
  List<String> methods() {
    return methods;
  }

  /** Those that a catalog fills. */
  static Set<Capability> of(Catalog catalog) {
    Set<Capability> filled = EnumSet.of(TOOLS);
    if (!catalog.resources().isEmpty() || !catalog.templates().isEmpty()) {
      filled.add(RESOURCES);
    }
    if (!catalog.prompts().isEmpty()) {
      filled.add(PROMPTS);
    }
    if (!catalog.templates().isEmpty() || !catalog.prompts().isEmpty()) {
      filled.add(COMPLETIONS);
    }
    return filled;
  }

  /** As both eras announce them. */
  static ObjectNode announced(Set<Capability> capabilities) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Capability capability : capabilities) {
      ObjectNode entry = all.putObject(capability.key);
      if (capability == RESOURCES) {
        entry.put("subscribe", false);
      }
      if (capability != COMPLETIONS) {
        entry.put("listChanged", false);
      }
    }
    return all;
  }
}
