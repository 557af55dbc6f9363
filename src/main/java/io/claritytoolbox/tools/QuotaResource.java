package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Projects;
import java.util.List;

/**
 * {@code clarity://quota}: what {@code get_quota} answers; of several projects a list of that. What
 * can't be told is a sentence among {@code errors}.
 */
final class QuotaResource implements Resource {
  private final Projects projects;

  QuotaResource(Projects projects) {
    this.projects = projects;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "clarity://quota",
        "quota",
        "Quota",
        "The day's requests, and the exports that answer for free; as get_quota.",
        "application/json");
  }

  @Override
  public String read() {
    Gathering<ObjectNode> budgets =
        Gathering.from(
            projects, analyst -> List.of(QuotaTool.content(analyst.project(), analyst.quota())));
    if (budgets.found().size() == 1 && budgets.faults().isEmpty()) {
      return budgets.found().get(0).toPrettyString();
    }
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.putArray("projects").addAll(budgets.found());
    return LedgerJson.withErrors(content, budgets.faults()).toPrettyString();
  }
}
