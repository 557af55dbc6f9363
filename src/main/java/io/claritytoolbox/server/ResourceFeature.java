package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.tools.Resource;
import io.claritytoolbox.tools.ResourceTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists and reads resources and their templates. */
final class ResourceFeature implements Feature {
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<UriTemplate, ResourceTemplate> templates = new LinkedHashMap<>();

  ResourceFeature(List<Resource> resources, List<ResourceTemplate> templates) {
    for (Resource resource : resources) {
      this.resources.put(resource.definition().uri(), resource);
    }
    for (ResourceTemplate template : templates) {
      this.templates.put(new UriTemplate(template.definition().uri()), template);
    }
  }

  @Override
  public Outcome answer(Call call) {
    return switch (call.method()) {
      case "resources/list" -> Feature.list(call, list());
      case "resources/templates/list" -> Feature.list(call, templateList());
      default -> read(call);
    };
  }

  private Outcome read(Call call) {
    String uri = Feature.text(call.params(), "uri");
    if (uri == null) {
      return Outcome.Refused.invalidParams("resources/read needs the string uri.");
    }
    Resource resource = resources.get(uri);
    if (resource != null) {
      return contents(uri, resource.definition(), resource.read());
    }
    for (Map.Entry<UriTemplate, ResourceTemplate> entry : templates.entrySet()) {
      Optional<Map<String, String>> variables = entry.getKey().match(uri);
      Optional<String> text = variables.flatMap(entry.getValue()::read);
      if (text.isPresent()) {
        return contents(uri, entry.getValue().definition(), text.get());
      }
    }
    return missing(call.revision(), uri);
  }

  private static Outcome missing(Revision revision, String uri) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("uri", uri);
    return new Outcome.Refused(
        revision.missingResource(), "Resource not found: " + Outcome.shortened(uri), data);
  }

  private static Outcome contents(String uri, Resource.Definition definition, String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode content = body.putArray("contents").addObject();
    content.put("uri", uri).put("mimeType", definition.mimeType()).put("text", text);
    if (Panels.isPanel(definition.mimeType())) {
      content.set("_meta", Panels.ofContents());
    }
    return new Outcome.Result(body);
  }

  private ObjectNode list() {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = list.putArray("resources");
    for (Resource resource : resources.values()) {
      describe(entries.addObject(), "uri", resource.definition());
    }
    return list;
  }

  private ObjectNode templateList() {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = list.putArray("resourceTemplates");
    for (ResourceTemplate template : templates.values()) {
      describe(entries.addObject(), "uriTemplate", template.definition());
    }
    return list;
  }

  private static void describe(ObjectNode entry, String address, Resource.Definition definition) {
    entry.put(address, definition.uri());
    entry.put("name", definition.name());
    entry.put("title", definition.title());
    entry.put("description", definition.description());
    entry.put("mimeType", definition.mimeType());
  }
}
