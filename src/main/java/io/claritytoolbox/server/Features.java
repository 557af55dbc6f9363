package io.claritytoolbox.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The feature that answers each method. Features are created at their first use. */
final class Features {
  private final Map<String, Capability> byMethod = new HashMap<>();
  private final Map<Capability, Feature> made = new HashMap<>();
  private final Supplier<Catalog> maker;
  private @Nullable Catalog catalog;

  Features(Set<Capability> capabilities, Supplier<Catalog> catalog) {
    this.maker = catalog;
    for (Capability capability : capabilities) {
      for (String method : capability.methods()) {
        byMethod.put(method, capability);
      }
    }
  }

  Set<String> methods() {
    return byMethod.keySet();
  }

  /** The feature for a method; null if there is none. */
  synchronized @Nullable Feature of(String method) {
    Capability capability = byMethod.get(method);
    if (capability == null) {
      return null;
    }
    Feature known = made.get(capability);
    if (known == null) {
      known = feature(capability, catalog());
      made.put(capability, known);
    }
    return known;
  }

  private Catalog catalog() {
    Catalog known = catalog;
    if (known == null) {
      known = maker.get();
      catalog = known;
    }
    return known;
  }

  private static Feature feature(Capability capability, Catalog catalog) {
    return switch (capability) {
      case TOOLS -> new ToolFeature(catalog.tools());
      case RESOURCES -> new ResourceFeature(catalog.resources());
      case PROMPTS -> new PromptFeature(catalog.prompts());
      case COMPLETIONS -> new CompletionFeature(catalog.prompts(), catalog.resources());
    };
  }
}
