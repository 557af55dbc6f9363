package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.projects.DemoProjects;
import java.time.Instant;
import java.util.List;

/** The tools over the demo with five weeks of history. */
final class DemoRoom {
  private static final DemoRoom SHARED = new DemoRoom();

  final DemoProjects projects = new DemoProjects(() -> Instant.parse("2026-11-21T09:00:00Z"));
  private final List<Tool> tools = Tools.of(projects);

  /** An instance for all free calls, so that the history is created only once. */
  static DemoRoom shared() {
    return SHARED;
  }

  ToolResult call(String tool, String arguments) {
    return tools.stream()
        .filter(each -> each.definition().name().equals(tool))
        .findFirst()
        .orElseThrow()
        .call(Room.json(arguments), Caller.PATIENT);
  }

  ObjectNode answer(String tool, String arguments) {
    ToolResult result = call(tool, arguments);
    ObjectNode content = result.content();
    if (content == null) {
      throw new AssertionError(result.text());
    }
    return content;
  }
}
