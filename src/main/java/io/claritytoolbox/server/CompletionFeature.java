package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.tools.Prompt;
import io.claritytoolbox.tools.ResourceTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Completes the arguments of prompts and resource templates. */
final class CompletionFeature implements Feature {
  private static final int MOST_VALUES = 100;

  private final Map<String, Prompt> prompts = new HashMap<>();
  private final Map<String, ResourceTemplate> templates = new HashMap<>();

  CompletionFeature(List<Prompt> prompts, List<ResourceTemplate> templates) {
    for (Prompt prompt : prompts) {
      this.prompts.put(prompt.definition().name(), prompt);
    }
    for (ResourceTemplate template : templates) {
      this.templates.put(template.definition().uri(), template);
    }
  }

  @Override
  public Outcome answer(Call call) {
    JsonNode ref = call.params().path("ref");
    String argument = Feature.text(call.params().path("argument"), "name");
    String typed = Feature.text(call.params().path("argument"), "value");
    if (argument == null || typed == null) {
      return Outcome.Refused.invalidParams("A completion needs an argument with name and value.");
    }
    Map<String, String> others = Feature.texts(call.params().path("context").path("arguments"));
    return switch (ref.path("type").asText()) {
      case "ref/prompt" -> ofPrompt(ref.path("name").asText(), argument, typed, others);
      case "ref/resource" -> ofTemplate(ref.path("uri").asText(), argument, typed, others);
      default ->
          Outcome.Refused.invalidParams("The type of ref must be ref/prompt or ref/resource.");
    };
  }

  private Outcome ofPrompt(String name, String argument, String typed, Map<String, String> others) {
    Prompt prompt = prompts.get(name);
    if (prompt == null) {
      return Outcome.Refused.invalidParams("Unknown prompt: " + Outcome.shortened(name));
    }
    for (Prompt.Argument known : prompt.definition().arguments()) {
      if (known.name().equals(argument)) {
        return values(prompt.complete(argument, typed, others));
      }
    }
    return unknownArgument(argument);
  }

  private Outcome ofTemplate(
      String uri, String variable, String typed, Map<String, String> others) {
    ResourceTemplate template = templates.get(uri);
    if (template == null) {
      return Outcome.Refused.invalidParams("Unknown template: " + Outcome.shortened(uri));
    }
    return new UriTemplate(uri).variables().contains(variable)
        ? values(template.complete(variable, typed, others))
        : unknownArgument(variable);
  }

  private static Outcome unknownArgument(String name) {
    return Outcome.Refused.invalidParams("Unknown argument: " + Outcome.shortened(name));
  }

  private static Outcome values(List<String> all) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode completion = body.putObject("completion");
    ArrayNode values = completion.putArray("values");
    for (String value : all.subList(0, Math.min(MOST_VALUES, all.size()))) {
      values.add(value);
    }
    completion.put("total", all.size());
    completion.put("hasMore", all.size() > MOST_VALUES);
    return new Outcome.Result(body);
  }
}
