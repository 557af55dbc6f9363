package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The description of a tool.
 *
 * @param name for example {@code get_sessions}
 * @param title for people
 * @param description two sentences for models
 * @param required the arguments that every call needs
 * @param optional its other arguments
 * @param answers the fields of every structured result. Every client loads them at every start, so
 *     {@code clarity://metrics} explains the rest
 * @param annotations the four hints
 */
public record ToolDefinition(
    String name,
    String title,
    String description,
    List<Argument<?>> required,
    List<Argument<?>> optional,
    List<String> answers,
    Annotations annotations) {
  public ToolDefinition {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
    answers = List.copyOf(answers);
  }

  /** A tool that changes nothing of the user's. Its results contain text from visitors. */
  public ToolDefinition(
      String name,
      String title,
      String description,
      List<Argument<?>> required,
      List<Argument<?>> optional,
      List<String> answers) {
    this(
        name,
        title,
        description,
        required,
        optional,
        answers,
        new Annotations(true, false, true, true));
  }

  /**
   * MCP's hints. All are set, because their defaults are pessimistic.
   *
   * @param readOnly changes nothing of the user's
   * @param destructive deletes or overwrites data
   * @param idempotent another call changes nothing more
   * @param openWorld uses other systems
   */
  public record Annotations(
      boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {}

  /** The JSON Schema of the arguments. */
  public ObjectNode inputSchema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    List<Argument<?>> all = Stream.concat(required.stream(), optional.stream()).toList();
    if (!all.isEmpty()) {
      ObjectNode properties = schema.putObject("properties");
      all.forEach(argument -> properties.set(argument.name(), argument.schema()));
    }
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(argument -> names.add(argument.name()));
    }
    return schema.put("additionalProperties", false);
  }

  /** The JSON Schema of the structured result, in outline. */
  public ObjectNode outputSchema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ArrayNode fields = schema.putArray("required");
    answers.forEach(fields::add);
    return schema;
  }

  /** The address of the panel that draws its results. */
  public Optional<String> panel() {
    return Documents.panelOf(name);
  }

  /**
   * A copy with further arguments: required ones in front, and optional ones in place of its own.
   */
  ToolDefinition with(List<Argument<?>> needed, List<Argument<?>> others) {
    return new ToolDefinition(
        name,
        title,
        description,
        Stream.concat(needed.stream(), required.stream()).toList(),
        others,
        answers,
        annotations);
  }

  /** The names of all arguments. */
  List<String> arguments() {
    return Stream.concat(required.stream(), optional.stream()).<String>map(Argument::name).toList();
  }
}
