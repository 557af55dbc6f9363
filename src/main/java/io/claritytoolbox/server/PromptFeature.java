package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.tools.Prompt;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists prompts and fills them in. */
record PromptFeature(List<Prompt> prompts) implements Feature {
  @Override
  public Outcome answer(Call call) {
    return call.isList() ? Feature.list(call, list()) : get(call);
  }

  private Outcome get(Call call) {
    String name = Feature.text(call.params(), "name");
    JsonNode given = call.params().path("arguments");
    for (Prompt prompt : prompts) {
      if (prompt.name().equals(name)) {
        Map<String, String> arguments = Feature.texts(given);
        String fault = fault(prompt, given, arguments);
        return fault == null
            ? filledIn(prompt, prompt.text().apply(arguments))
            : Outcome.Refused.invalidParams(fault);
      }
    }
    return Outcome.Refused.invalidParams(
        name == null
            ? "prompts/get needs the string name."
            : "Unknown prompt: "
                + Outcome.shortened(name)
                + ". Choose one of: "
                + prompts.stream().map(Prompt::name).collect(Collectors.joining(", ")));
  }

  private static @Nullable String fault(
      Prompt prompt, JsonNode given, Map<String, String> arguments) {
    if (arguments.size() != given.size()) {
      return "The arguments of a prompt must be an object of strings.";
    }
    for (Prompt.Argument argument : prompt.arguments()) {
      if (argument.required() && arguments.getOrDefault(argument.name(), "").isBlank()) {
        return prompt.name()
            + " needs the argument "
            + argument.name()
            + ": "
            + argument.description();
      }
    }
    return prompt.fault(arguments).orElse(null);
  }

  private static Outcome filledIn(Prompt prompt, String text) {
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
    for (Prompt prompt : prompts) {
      describe(entries.addObject(), prompt);
    }
    return list;
  }

  private static void describe(ObjectNode entry, Prompt prompt) {
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
