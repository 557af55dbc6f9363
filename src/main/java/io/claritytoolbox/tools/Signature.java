package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The arguments of a tool.
 *
 * @param tool its name
 */
public record Signature(String tool, List<Argument<?>> required, List<Argument<?>> optional) {
  public Signature {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  List<String> names() {
    return all().map(Argument::name).toList();
  }

  /** The JSON Schema of the arguments. */
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    if (all().findAny().isPresent()) {
      ObjectNode properties = schema.putObject("properties");
      all().forEach(argument -> properties.set(argument.name(), argument.schema()));
    }
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(argument -> names.add(argument.name()));
    }
    return schema.put("additionalProperties", false);
  }

  private Stream<Argument<?>> all() {
    return Stream.concat(required.stream(), optional.stream());
  }
}
