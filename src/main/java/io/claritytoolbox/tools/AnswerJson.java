package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** The structured content of a data tool. */
final class AnswerJson {
  static final int LONGEST_CELL = 2_000;
  private static final int DECIMALS = 2;

  private AnswerJson() {}

  /** The answer, its first rows in the order asked for, no larger than clients take. */
  static ObjectNode of(Project project, Asked asked, Answer answer) {
    List<Measure> measures = asked.question().measures();
    ObjectNode content = heading(project);
    window(content.putObject("window"), answer);
    coverage(content.putObject("coverage"), answer.coverage());
    strings(content.putArray("group_by"), answer.groupBy());
    ArrayNode rows = content.putArray("rows");
    answer.rows().stream()
        .sorted(asked.order().comparator())
        .limit(asked.limit())
        .forEach(row -> rows.add(row(answer.groupBy(), measures, row)));
    content.put("total_rows", answer.rows().size());
    figures(content.putObject("total"), measures, answer.total());
    ArrayNode exports = provenance(content.putObject("provenance"), answer.provenance());
    quality(content.putObject("quality"), measures, answer);
    content.set("quota", LedgerJson.quota(answer.quota()));
    ArrayNode warnings = content.putArray("warnings");
    strings(warnings, answer.warnings());
    bound(content, rows, exports, warnings);
    return content;
  }

  /** How every structured content begins. */
  static ObjectNode heading(Project project) {
    ObjectNode content = JsonNodeFactory.instance.objectNode().put("project", project.name());
    return project.demo() ? content.put("demo", true) : content;
  }

  private static void bound(
      ObjectNode content, ArrayNode rows, ArrayNode exports, ArrayNode warnings) {
    int wanted = rows.size();
    if (SizeBound.fit(content, rows) > 0) {
      warnings.add(
          "Only "
              + rows.size()
              + " of "
              + wanted
              + " rows fit in one reply. Ask with a filter, a smaller group_by or a tool with"
              + " fewer measures to see the others.");
    }
    if (SizeBound.fit(content, exports) > 0) {
      warnings.add("This answer rests on more exports than the " + exports.size() + " listed.");
    }
  }

  private static void window(ObjectNode node, Answer answer) {
    node.put("from", LedgerJson.instant(answer.window().from()))
        .put("to", LedgerJson.instant(answer.window().to()))
        .put("days", answer.days());
  }

  /**
   * A day that nothing stored tells of is named, never shown as zero; of the others those that are
   * marked.
   */
  private static void coverage(ObjectNode node, Coverage coverage) {
    List<LocalDate> missing = coverage.missing();
    node.put("days_asked", coverage.asked()).put("days_covered", coverage.asked() - missing.size());
    ArrayNode dates = node.putArray("missing");
    missing.forEach(date -> dates.add(date.toString()));
    for (Coverage.Day day : coverage.days()) {
      Quality quality = day.quality();
      if (quality != null && quality != Quality.EXACT) {
        node.withObjectProperty("inexact").put(day.date().toString(), quality.label());
      }
    }
  }

  private static ObjectNode row(List<String> groupBy, List<Measure> measures, Row row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (int index = 0; index < groupBy.size(); index++) {
      String value = row.key().get(index);
      node.put(groupBy.get(index), value == null ? null : CellText.clean(value, LONGEST_CELL));
    }
    figures(node, measures, row.facts());
    return node;
  }

  /** What isn't known is left out: neither zero nor null would be true. */
  static void figures(ObjectNode node, List<Measure> measures, Facts facts) {
    for (Measure measure : measures) {
      facts.get(measure).ifPresent(value -> figure(node, measure, value));
    }
  }

  private static void figure(ObjectNode node, Measure measure, double value) {
    switch (measure.kind()) {
      case SESSIONS, EVENTS, USERS -> node.put(measure.label(), Math.round(value));
      case RATE, MEAN ->
          node.put(
              measure.label(),
              BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue());
    }
  }

  private static ArrayNode provenance(ObjectNode node, Provenance provenance) {
    node.put("requests_spent", provenance.requestsSpent());
    ArrayNode derived = node.putArray("derived");
    provenance.derived().forEach(step -> derived.add(step.label()));
    node.put("age_minutes", provenance.age().toMinutes()).put("stale", provenance.stale());
    ArrayNode exports = node.putArray("exports");
    provenance.exports().forEach(export -> exports.add(LedgerJson.source(export)));
    return exports;
  }

  private static void quality(ObjectNode node, List<Measure> measures, Answer answer) {
    for (Measure measure : measures) {
      Quality quality = answer.quality().get(measure);
      if (quality != null) {
        node.put(measure.label(), quality.label());
      }
    }
  }

  private static void strings(ArrayNode node, List<String> strings) {
    strings.forEach(node::add);
  }
}
