package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.tools.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists prompts and fills them in. */
final class PromptFeature implements Feature {
  private final Map<String, Prompt> prompts = new LinkedHashMap<>();

  PromptFeature(List<Prompt> prompts) {
    for (Prompt prompt : prompts) {
      this.prompts.put(prompt.definition().name(), prompt);
    }
  }

  @Override
  public Outcome answer(Call call) {
    return call.isList() ? Feature.list(call, list()) : get(call);
  }

  private Outcome get(Call call) {
    String name = Feature.text(call.params(), "name");
    Prompt prompt = prompts.get(name);
    if (prompt == null) {
      return Outcome.Refused.invalidParams(unknown(name));
    }
    JsonNode given = call.params().path("arguments");
    Map<String, String> arguments = Feature.texts(given);
    String fault = fault(prompt, given, arguments);
    return fault == null
        ? filledIn(prompt.definition(), prompt.render(arguments))
        : Outcome.Refused.invalidParams(fault);
  }

  private String unknown(@Nullable String name) {
    return name == null
        ? "prompts/get needs the string name."
        : "Unknown prompt: "
            + Outcome.shortened(name)
            + ". Choose one of: "
            + String.join(", ", prompts.keySet());
  }

  private static @Nullable String fault(
      Prompt prompt, JsonNode given, Map<String, String> arguments) {
    if (arguments.size() != given.size()) {
      return "The arguments of a prompt must be an object of strings.";
    }
    Prompt.Definition definition = prompt.definition();
    for (Prompt.Argument argument : definition.arguments()) {
      if (argument.required() && arguments.getOrDefault(argument.name(), "").isBlank()) {
        return definition.name()
            + " needs the argument "
            + argument.name()
            + ": "
            + argument.description();
      }
    }
    return prompt.fault(arguments).orElse(null);
  }

  private static Outcome filledIn(Prompt.Definition prompt, String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("description", prompt.description());
    ObjectNode message = body.putArray("messages").addObject();
    message.put("role", "user");
    message.putObject("content").put("type", "text").put("text", text);
    return new Outcome.Result(body);
  }

  private ObjectNode list() {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = list.putArray("prompts");
    for (Prompt prompt : prompts.values()) {
      describe(entries.addObject(), prompt.definition());
    }
    return list;
  }

  private static void describe(ObjectNode entry, Prompt.Definition prompt) {
    entry.put("name", prompt.name());
    entry.put("title", prompt.title());
    entry.put("description", prompt.description());
    ArrayNode arguments = entry.putArray("arguments");
    for (Prompt.Argument argument : prompt.arguments()) {
      ObjectNode described = arguments.addObject();
      described.put("name", argument.name());
      described.put("description", argument.description());
      described.put("required", argument.required());
    }
  }
}
