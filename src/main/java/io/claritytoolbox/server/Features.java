package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.tools.Prompt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every method that the catalog fills, and what is announced of it. */
final class Features {
  private final Map<String, Feature> byMethod = new LinkedHashMap<>();
  private final ObjectNode capabilities = JsonNodeFactory.instance.objectNode();

  Features(Catalog catalog) {
    add(new ToolFeature(catalog.tools()));
    capabilities.putObject("tools").put("listChanged", false);
    if (!catalog.resources().isEmpty() || !catalog.templates().isEmpty()) {
      add(new ResourceFeature(catalog.resources(), catalog.templates()));
      capabilities.putObject("resources").put("subscribe", false).put("listChanged", false);
    }
    if (!catalog.prompts().isEmpty()) {
      add(new PromptFeature(catalog.prompts()));
      capabilities.putObject("prompts").put("listChanged", false);
    }
    if (completes(catalog)) {
      add(new CompletionFeature(catalog.prompts(), catalog.templates()));
      capabilities.putObject("completions");
    }
  }

  private static boolean completes(Catalog catalog) {
    for (Prompt prompt : catalog.prompts()) {
      if (!prompt.definition().arguments().isEmpty()) {
        return true;
      }
    }
    return !catalog.templates().isEmpty();
  }

  private void add(Feature feature) {
    for (String method : feature.methods()) {
      byMethod.put(method, feature);
    }
  }

  Set<String> methods() {
    return byMethod.keySet();
  }

  @Nullable Feature of(String method) {
    return byMethod.get(method);
  }

  /** The same object of announcements in both eras; not to be changed. */
  ObjectNode capabilities() {
    return capabilities;
  }
}
