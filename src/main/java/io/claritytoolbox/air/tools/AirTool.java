package io.claritytoolbox.air.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.Air;
import io.claritytoolbox.air.AirDesk;
import io.claritytoolbox.air.Reply;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.tools.Argument;
import io.claritytoolbox.tools.Arguments;
import io.claritytoolbox.tools.Signature;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolDefinition;
import io.claritytoolbox.tools.ToolResult;
import java.util.List;
import java.util.function.Function;

/** A tool for air quality, as defined by its {@link Spec}. */
final class AirTool implements Tool {
  private final Air air;
  private final Spec spec;
  private final Signature signature;

  /**
   * The definition of a tool.
   *
   * @param name for example {@code get_air_quality}
   * @param title for people
   * @param description two sentences for models
   * @param arguments all optional
   * @param answers the fields of every answer
   * @param reading converts the arguments
   */
  record Spec(
      String name,
      String title,
      String description,
      List<Argument<?>> arguments,
      List<String> answers,
      Function<Arguments, Asking> reading) {
    Spec {
      arguments = List.copyOf(arguments);
      answers = List.copyOf(answers);
    }
  }

  /** A parsed call. */
  @FunctionalInterface
  interface Asking {
    Reply<? extends Rendering> of(AirDesk desk, Caller caller);
  }

  AirTool(Air air, Spec spec) {
    this.air = air;
    this.spec = spec;
    this.signature = new Signature(spec.name(), List.of(), spec.arguments());
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        spec.name(),
        spec.title(),
        spec.description(),
        signature.schema(),
        answerSchema(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  private ObjectNode answerSchema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ArrayNode required = schema.putArray("required");
    spec.answers().forEach(required::add);
    return schema;
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    Asking asking = spec.reading().apply(call);
    return call.faults()
        .refusal()
        .orElseGet(
            () -> air.open().match(desk -> answer(asking, desk, caller), ToolResult::refused));
  }

  private static ToolResult answer(Asking asking, AirDesk desk, Caller caller) {
    return asking.of(desk, caller).match(ToolResult::answered, AirTool::refused);
  }

  private static ToolResult refused(Reply.Failed<?> failed) {
    return ToolResult.refused(failed.sentence());
  }
}
