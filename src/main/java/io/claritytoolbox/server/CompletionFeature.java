package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.tools.Prompt;
import io.claritytoolbox.tools.Resource;
import java.util.List;
import java.util.Map;

/** Completes the arguments of prompts and the variables of resources. */
record CompletionFeature(List<Prompt> prompts, List<Resource> resources) implements Feature {
  private static final int MOST_VALUES = 100;

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
      case "ref/resource" -> ofResource(ref.path("uri").asText(), argument, typed);
      default ->
          Outcome.Refused.invalidParams("The type of ref must be ref/prompt or ref/resource.");
    };
  }

  private Outcome ofPrompt(String name, String argument, String typed, Map<String, String> others) {
    for (Prompt prompt : prompts) {
      if (prompt.name().equals(name)) {
        return prompt
            .argument(argument)
            .map(known -> values(known.complete(typed, others)))
            .orElseGet(() -> unknownArgument(argument));
      }
    }
    return Outcome.Refused.invalidParams("Unknown prompt: " + Outcome.shortened(name));
  }

  private Outcome ofResource(String uri, String variable, String typed) {
    for (Resource resource : resources) {
      if (resource.uri().equals(uri) && !resource.variables().isEmpty()) {
        return resource.variables().contains(variable)
            ? values(resource.values().apply(variable, typed))
            : unknownArgument(variable);
      }
    }
    return Outcome.Refused.invalidParams("Unknown template: " + Outcome.shortened(uri));
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
