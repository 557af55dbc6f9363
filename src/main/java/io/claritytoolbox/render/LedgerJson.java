package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.FreeNow;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cost;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Requests and exports in structured results. */
public final class LedgerJson {
  private LedgerJson() {}

  /** The first fields of every structured result. */
  static ObjectNode heading(Project project) {
    ObjectNode content = object().put("project", project.name());
    return project.demo() ? content.put("demo", true) : content;
  }

  static ObjectNode quota(QuotaState quota) {
    return object()
        .put("limit", quota.limit())
        .put("spent", quota.spent())
        .put("remaining", quota.remaining())
        .put("resets_at", instant(quota.resetsAt()));
  }

  /** An export that an answer uses. */
  static ObjectNode source(Source export) {
    ObjectNode source =
        object().put("fetched_at", instant(export.takenAt())).put("days", export.days());
    dimensions(source, export.cube());
    return extent(source, export);
  }

  /** The list of stored exports, newest first, as many as fit. */
  public static ObjectNode list(List<ObjectNode> stored) {
    ObjectNode content = object();
    ArrayNode exports = content.putArray("exports").addAll(stored);
    return ReplySize.fit(content, exports) > 0 ? content.put("of_total", stored.size()) : content;
  }

  /** An export in {@link #list}. */
  public static ObjectNode stored(Project project, Source export) {
    ObjectNode stored = heading(project).put("id", export.id());
    return stored.setAll(source(export));
  }

  /** The days that a breakdown answers for free. */
  static ObjectNode free(FreeNow free, Instant now) {
    ObjectNode node = object();
    dimensions(node, free.cube());
    node.put("days", free.days());
    if (free.spend() == Spend.NEVER) {
      node.put("spend", "never");
    }
    node.put("age", TimeText.since(free.newest(), now));
    return free.mayBeCut() ? node.put("may_be_cut", true) : node;
  }

  static ObjectNode request(QuotaReport.Request made) {
    ObjectNode request = object().put("at", instant(made.at()));
    dimensions(request, made.cube());
    return request.put("days", made.days()).put("outcome", made.outcome());
  }

  /** The cost of a question. The source is left out if the question can't be answered. */
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

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
