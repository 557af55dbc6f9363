package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.tools.Resource;
import java.util.List;
import java.util.Optional;

/** Lists and reads resources, and families of them, which the protocol calls templates. */
record ResourceFeature(List<Resource> resources) implements Feature {
  @Override
  public Outcome answer(Call call) {
    return switch (call.method()) {
      case "resources/list" -> Feature.list(call, list("resources", "uri"));
      case "resources/templates/list" ->
          Feature.list(call, list("resourceTemplates", "uriTemplate"));
      default -> read(call);
    };
  }

  private Outcome read(Call call) {
    String uri = Feature.text(call.params(), "uri");
    if (uri == null) {
      return Outcome.Refused.invalidParams("resources/read needs the string uri.");
    }
    for (Resource resource : resources) {
      Optional<String> text = resource.read(uri);
      if (text.isPresent()) {
        return contents(uri, resource, text.get());
      }
    }
    return missing(call.revision(), uri);
  }

  private static Outcome missing(Revision revision, String uri) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("uri", uri);
    return new Outcome.Refused(
        revision.missingResource(), "Resource not found: " + Outcome.shortened(uri), data);
  }

  private static Outcome contents(String uri, Resource resource, String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode content = body.putArray("contents").addObject();
    content.put("uri", uri).put("mimeType", resource.mimeType()).put("text", text);
    if (Panels.isPanel(resource.mimeType())) {
      content.set("_meta", Panels.ofContents());
    }
    return new Outcome.Result(body);
  }

  private ObjectNode list(String key, String address) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = list.putArray(key);
    for (Resource resource : resources) {
      if (resource.variables().isEmpty() == address.equals("uri")) {
        entries
            .addObject()
            .put(address, resource.uri())
            .put("name", resource.name())
            .put("title", resource.title())
            .put("description", resource.description())
            .put("mimeType", resource.mimeType());
      }
    }
    return list;
  }
}
