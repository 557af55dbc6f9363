package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A part of the protocol that a server announces. Its lists never change. */
public enum Capability {
  TOOLS("tools", "tools/list", "tools/call"),
  RESOURCES("resources", "resources/list", "resources/templates/list", "resources/read"),
  PROMPTS("prompts", "prompts/list", "prompts/get"),
  COMPLETIONS("completions", "completion/complete");

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
  private final List<String> methods;

  Capability(String key, String... methods) {
    this.key = key;
    this.methods = List.of(methods);
  }

  List<String> methods() {
    return methods;
  }

  /** What answers its methods. */
  Feature feature(Catalog catalog) {
    return switch (this) {
      case TOOLS -> new ToolFeature(catalog.tools());
      case RESOURCES -> new ResourceFeature(catalog.resources());
      case PROMPTS -> new PromptFeature(catalog.prompts());
      case COMPLETIONS -> new CompletionFeature(catalog.prompts(), catalog.resources());
    };
  }

  /** The capabilities that a catalog needs. */
  static Set<Capability> of(Catalog catalog) {
    Set<Capability> filled = EnumSet.of(TOOLS);
    if (!catalog.resources().isEmpty()) {
      filled.add(RESOURCES);
    }
    if (!catalog.prompts().isEmpty()) {
      filled.add(PROMPTS);
    }
    if (!catalog.resources().isEmpty() || !catalog.prompts().isEmpty()) {
      filled.add(COMPLETIONS);
    }
    return filled;
  }

  /** The capabilities as an object of JSON. */
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
