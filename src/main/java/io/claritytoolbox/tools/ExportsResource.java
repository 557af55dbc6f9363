package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import java.util.List;

/**
 * {@code clarity://exports}: the stored exports of the last 30 days, newest first. What can't be
 * told is a sentence among {@code errors}.
 */
final class ExportsResource implements Resource {
  private final Projects projects;

  ExportsResource(Projects projects) {
    this.projects = projects;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "clarity://exports",
        "exports",
        "Stored exports",
        "The exports stored in the last 30 days, with their ids.",
        "application/json");
  }

  @Override
  public String read() {
    Gathering<ObjectNode> stored = Gathering.from(projects, ExportsResource::entries);
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    ArrayNode exports = content.putArray("exports").addAll(stored.found());
    if (SizeBound.fit(content, exports) > 0) {
      content.put("of_total", stored.found().size());
    }
    return LedgerJson.withErrors(content, stored.faults()).toString();
  }

  private static List<ObjectNode> entries(Analyst analyst) {
    return analyst.exports().stream()
        .map(export -> LedgerJson.stored(analyst.project(), export))
        .toList();
  }
}
