package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.plan.Cost;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** The day's requests and the exports they bought, as answers show them. */
final class LedgerJson {
  private LedgerJson() {}

  static ObjectNode quota(QuotaState quota) {
    return object()
        .put("limit", quota.limit())
        .put("spent", quota.spent())
        .put("remaining", quota.remaining())
        .put("resets_at", instant(quota.resetsAt()));
  }

  /** An export that an answer rests on. */
  static ObjectNode source(Source export) {
    ObjectNode source =
        object().put("fetched_at", instant(export.takenAt())).put("days", export.days());
    dimensions(source, export.cube());
    return extent(source, export);
  }

  /** An export in the list of all that are stored. */
  static ObjectNode stored(Project project, Source export) {
    ObjectNode stored = AnswerJson.heading(project).put("id", export.id());
    return stored.setAll(source(export));
  }

  /** What could not be told, in sentences; nothing where all could. */
  static ObjectNode withErrors(ObjectNode content, Collection<String> sentences) {
    if (!sentences.isEmpty()) {
      ArrayNode errors = content.putArray("errors");
      sentences.forEach(errors::add);
    }
    return content;
  }

  /** An export that answers for free, as old as it is now. */
  static ObjectNode free(Source export, Instant now) {
    ObjectNode free = object();
    dimensions(free, export.cube());
    free.put("days", export.days())
        .put("age_minutes", Math.max(0, Duration.between(export.takenAt(), now).toMinutes()));
    return extent(free, export);
  }

  static ObjectNode request(QuotaReport.Request made) {
    ObjectNode request = object().put("at", instant(made.at()));
    dimensions(request, made.cube());
    return request.put("days", made.days()).put("outcome", made.outcome());
  }

  /** Of a question that can't be answered, no source is told. */
  static ObjectNode cost(Cost cost) {
    ObjectNode node =
        object().put("requests", cost.requests()).put("answerable", cost.answerable());
    return cost.answerable() ? node.put("from", cost.requests() == 0 ? "store" : "clarity") : node;
  }

  /** ISO 8601 in UTC, to the second. */
  static String instant(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void dimensions(ObjectNode node, Cube cube) {
    ArrayNode labels = node.putArray("dimensions");
    cube.dimensions().forEach(dimension -> labels.add(dimension.label()));
  }

  private static ObjectNode extent(ObjectNode node, Source export) {
    return node.put("rows", export.rows()).put("may_be_cut", export.mayBeCut());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
