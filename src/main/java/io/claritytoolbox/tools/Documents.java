package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.render.AnswerJson;
import io.claritytoolbox.render.QuotaView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The definitions of the documents. If a project can't be read, {@code errors} contains the reason.
 */
final class Documents {
  private Documents() {}

  /** A document. */
  private record Document(Definition definition, Supplier<String> text) implements Resource {
    @Override
    public String read() {
      return text.get();
    }
  }

  /** The documents in the order of the list. */
  static List<Resource> of(Projects projects) {
    return List.of(metrics(), quota(projects), exports(projects), new Panel());
  }

  /** The meaning and the limits of each measure. */
  private static Resource metrics() {
    return new Document(
        new Resource.Definition(
            "clarity://metrics",
            "metrics",
            "What the measures mean",
            "What each measure and dimension counts, and its limits.",
            "text/markdown"),
        Documents::explained);
  }

  private static String explained() {
    try (InputStream in =
        Objects.requireNonNull(Documents.class.getResourceAsStream("metrics.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The answer of {@code get_quota}; a list if there are several projects. */
  private static Resource quota(Projects projects) {
    return new Document(
        new Resource.Definition(
            "clarity://quota",
            "quota",
            "Quota",
            "The day's requests, and the exports that answer for free; as get_quota.",
            "application/json"),
        () -> budgets(projects));
  }

  private static String budgets(Projects projects) {
    Gathering<ObjectNode> budgets =
        Gathering.from(
            projects,
            analyst -> List.of(new QuotaView(analyst.project(), analyst.quota(), null).json()));
    if (budgets.found().size() == 1 && budgets.faults().isEmpty()) {
      return budgets.found().get(0).toPrettyString();
    }
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.putArray("projects").addAll(budgets.found());
    return withErrors(content, budgets.faults()).toPrettyString();
  }

  /** The stored exports of the last 30 days, newest first. */
  private static Resource exports(Projects projects) {
    return new Document(
        new Resource.Definition(
            "clarity://exports",
            "exports",
            "Stored exports",
            "The exports stored in the last 30 days, with their ids.",
            "application/json"),
        () -> stored(projects));
  }

  private static String stored(Projects projects) {
    Gathering<ObjectNode> stored = Gathering.from(projects, Documents::entries);
    return withErrors(AnswerJson.list(stored.found()), stored.faults()).toString();
  }

  private static List<ObjectNode> entries(Analyst analyst) {
    return analyst.exports().stream()
        .map(export -> AnswerJson.stored(analyst.project(), export))
        .toList();
  }

  private static ObjectNode withErrors(ObjectNode content, Set<String> sentences) {
    if (!sentences.isEmpty()) {
      ArrayNode errors = content.putArray("errors");
      sentences.forEach(errors::add);
    }
    return content;
  }
}
