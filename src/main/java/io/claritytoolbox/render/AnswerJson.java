package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.model.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The structured content of a data tool. */
final class AnswerJson {
  static final int LONGEST_CELL = 2_000;

  private AnswerJson() {}

  static ObjectNode of(AnswerView view) {
    Answer answer = view.answer();
    ObjectNode content = LedgerJson.heading(view.project());
    window(content.putObject("window"), answer);
    coverage(content.putObject("coverage"), answer.coverage());
    strings(content.putArray("group_by"), answer.groupBy());
    ArrayNode rows = content.putArray("rows");
    view.rows().forEach(row -> rows.add(row(view, row)));
    content.put("total_rows", answer.rows().size());
    figures(content.putObject("total"), view, view.total());
    provenance(content.putObject("provenance"), answer.provenance());
    quality(content.putObject("quality"), view);
    content.set("quota", LedgerJson.quota(answer.quota()));
    view.links().addTo(content);
    strings(content.putArray("warnings"), view.warnings());
    return content;
  }

  static ObjectNode row(AnswerView view, Row row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    List<String> groupBy = view.answer().groupBy();
    for (int index = 0; index < groupBy.size(); index++) {
      String value = row.key().get(index);
      node.put(groupBy.get(index), value == null ? null : UntrustedText.clean(value, LONGEST_CELL));
    }
    view.hours(row).ifPresent(hours -> between(node, hours));
    figures(node, view, row.facts());
    return node;
  }

  private static void window(ObjectNode node, Answer answer) {
    between(node, answer.window());
    node.put("days", answer.days());
  }

  /** Lists missing days, never as zero, and of the other days those with a mark. */
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
    for (Coverage.Day day : coverage.uneven()) {
      between(node.withObjectProperty("hours").putObject(day.date().toString()), day.window());
    }
  }

  private static void between(ObjectNode node, Window hours) {
    node.put("from", LedgerJson.instant(hours.from())).put("to", LedgerJson.instant(hours.to()));
  }

  /** Leaves unknown figures out, because zero or null would be wrong. */
  private static void figures(ObjectNode node, AnswerView view, Facts facts) {
    for (Measure measure : view.layout().columns()) {
      view.figure(facts, measure).ifPresent(value -> figure(node, measure, value));
    }
  }

  private static void figure(ObjectNode node, Measure measure, BigDecimal value) {
    if (value.scale() <= 0) {
      node.put(measure.label(), value.longValue());
    } else {
      node.put(measure.label(), value.doubleValue());
    }
  }

  private static void provenance(ObjectNode node, Provenance provenance) {
    node.put("requests_spent", provenance.requestsSpent());
    ArrayNode derived = node.putArray("derived");
    provenance.derived().forEach(step -> derived.add(step.label()));
    node.put("age_minutes", provenance.age().toMinutes()).put("stale", provenance.stale());
    ArrayNode exports = node.putArray("exports");
    provenance.exports().forEach(export -> exports.add(LedgerJson.source(export)));
  }

  private static void quality(ObjectNode node, AnswerView view) {
    for (Measure measure : view.known()) {
      Quality quality = view.answer().quality().get(measure);
      if (quality != null) {
        node.put(measure.label(), quality.label());
      }
    }
  }

  static void strings(ArrayNode node, List<String> strings) {
    strings.forEach(node::add);
  }
}
