package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.chart.RankedBars;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.tools.Prompt;
import io.claritytoolbox.tools.Resource;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolDefinition;
import io.claritytoolbox.tools.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small tools, resources and prompts, one for each rule. */
final class ToyCatalog {
  static final Identity IDENTITY =
      new Identity("toy", "A toy", "1.2.3", "Ask the echo first; it is free.");

  private ToyCatalog() {}

  static Catalog full() {
    return new Catalog(tools(), List.of(guide(), day()), List.of(review()));
  }

  /** The whole catalog, including a tool whose calls are paid for. */
  static Catalog full(PaidRequests paid) {
    return full()
        .and(
            Catalog.of(List.of(tool("pay", (arguments, caller) -> paid(arguments, caller, paid)))));
  }

  private static ToolResult paid(ObjectNode arguments, Caller caller, PaidRequests paid) {
    return paid.during(
        () -> {
          caller.progress("begun");
          return slept(arguments, caller);
        });
  }

  static List<Tool> tools() {
    return List.of(
        tool("zebra_first", (arguments, caller) -> answered("first in the list, last by name")),
        tool("echo", (arguments, caller) -> answered(arguments.path("text").asText("nothing"))),
        tool("refuse", (arguments, caller) -> ToolResult.refused("Say `days` between 1 and 90.")),
        tool("throw", ToyCatalog::thrown),
        tool("sleep", ToyCatalog::slept),
        tool("steps", ToyCatalog::stepped));
  }

  static Tool tool(String name, BiFunction<ObjectNode, Caller, ToolResult> body) {
    ToolDefinition definition =
        new ToolDefinition(
            name,
            "The " + name,
            "Does " + name + ". For tests.",
            List.of(),
            List.of(),
            List.of(),
            new ToolDefinition.Annotations(true, false, true, false));
    return new Tool() {
      @Override
      public ToolDefinition definition() {
        return definition;
      }

      @Override
      public ToolResult call(ObjectNode arguments, Caller caller) {
        return body.apply(arguments, caller);
      }
    };
  }

  static ToolResult answered(String said) {
    return ToolResult.answered(new Said(said));
  }

  private record Said(String said) implements Rendering {
    @Override
    public ObjectNode json() {
      return JsonNodeFactory.instance.objectNode().put("said", said);
    }

    @Override
    public String markdown() {
      return said;
    }

    @Override
    public String text(OptionalInt width) {
      return said;
    }

    @Override
    public List<Chart> charts() {
      return List.of(new RankedBars(said, "things", List.of()));
    }
  }

  private static ToolResult thrown(ObjectNode arguments, Caller caller) {
    throw new IllegalStateException("secret-token-4711 in /etc/passwd");
  }

  private static ToolResult slept(ObjectNode arguments, Caller caller) {
    try {
      Thread.sleep(arguments.path("millis").asLong(60_000));
    } catch (InterruptedException e) {
      return answered("interrupted");
    }
    return answered("slept");
  }

  private static ToolResult stepped(ObjectNode arguments, Caller caller) {
    caller.progress("one");
    caller.progress("two");
    caller.progress("three");
    return answered("three steps");
  }

  /** A resource with a fixed address. */
  private static Resource guide() {
    return new Resource(
        "toy://guide", "guide", "The guide", "How to play.", "text/markdown", () -> "# Play");
  }

  /** A family of resources, one for each day of 2026. */
  private static Resource day() {
    return new Resource(
        "toy://days/{day}/notes",
        "day",
        "A day",
        "What a day brought.",
        "text/plain",
        variables ->
            Optional.of(variables.getOrDefault("day", ""))
                .filter(day -> day.startsWith("2026-"))
                .map(day -> "Notes of " + day),
        (variable, typed) -> IntStream.range(0, 150).mapToObj(i -> typed + i).toList());
  }

  /** A prompt with a required and an optional argument. */
  private static Prompt review() {
    return new Prompt(
        "review",
        "Review",
        "Reviews a page.",
        List.of(
            new Prompt.Argument(
                "page",
                "The page to review.",
                true,
                typed -> true,
                "a page",
                others -> Stream.of("/home", others.getOrDefault("tone", "plain"))),
            new Prompt.Argument(
                "tone", "How to say it.", false, typed -> true, "a tone", others -> Stream.of())),
        given -> "Review " + given.get("page") + ", " + given.getOrDefault("tone", "kindly"));
  }
}
