package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.answer.FreeNow;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.plan.Cost;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Answers, exports and requests as structured content. */
public final class AnswerJson {
  static final int LONGEST_CELL = 2_000;

  private AnswerJson() {}

  static ObjectNode of(AnswerView view) {
    Answer answer = view.answer();
    ObjectNode content = heading(view.project());
    content.set("window", window(answer.window(), answer.days()));
    coverage(content.putObject("coverage"), answer.coverage());
    strings(content.putArray("group_by"), answer.groupBy());
    ArrayNode rows = content.putArray("rows");
    view.rows().forEach(row -> rows.add(row(view, row)));
    content.put("total_rows", answer.rows().size());
    figures(content.putObject("total"), view, view.total());
    Provenance provenance = answer.provenance();
    provenance(content, provenance, provenance.exports().stream().map(AnswerJson::source).toList());
    quality(content.putObject("quality"), view);
    content.set("quota", quota(answer.quota()));
    view.reply().addLinks(content);
    strings(content.putArray("warnings"), view.warnings());
    return content;
  }

  static ObjectNode row(AnswerView view, Row row) {
    ObjectNode node = object();
    List<String> groupBy = view.answer().groupBy();
    for (int index = 0; index < groupBy.size(); index++) {
      String value = row.key().get(index);
      node.put(groupBy.get(index), value == null ? null : clean(value));
    }
    view.hours(row).ifPresent(hours -> between(node, hours));
    figures(node, view, row.facts());
    return node;
  }

  static ObjectNode window(Window window, int days) {
    ObjectNode node = object();
    between(node, window);
    return node.put("days", days);
  }

  /** The window of a part of a judgement, with the days that are missing or at other hours. */
  static void days(ObjectNode node, Window window, Coverage coverage) {
    node.set("window", window(window, coverage.asked()));
    if (!coverage.isEven()) {
      coverage(node.putObject("coverage"), coverage);
    }
  }

  /** Lists missing days, never as zero, and of the other days those with a mark. */
  private static void coverage(ObjectNode node, Coverage coverage) {
    List<LocalDate> missing = coverage.missing();
    node.put("days_asked", coverage.asked()).put("days_covered", coverage.covered());
    ArrayNode dates = node.putArray("missing");
    missing.forEach(date -> dates.add(date.toString()));
    for (Coverage.Day day : coverage.inexact()) {
      Quality quality = Objects.requireNonNull(day.quality());
      node.withObjectProperty("inexact").put(day.date().toString(), quality.label());
    }
    for (Coverage.Day day : coverage.uneven()) {
      between(node.withObjectProperty("hours").putObject(day.date().toString()), day.window());
    }
  }

  static void between(ObjectNode node, Window hours) {
    node.put("from", instant(hours.from())).put("to", instant(hours.to()));
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

  /** How an answer came about, with the exports that it uses. */
  static void provenance(ObjectNode content, Provenance provenance, List<ObjectNode> exports) {
    ObjectNode node =
        content.putObject("provenance").put("requests_spent", provenance.requestsSpent());
    strings(
        node.putArray("derived"),
        provenance.derived().stream().map(Provenance.Derivation::label).toList());
    node.put("age_minutes", provenance.age().toMinutes()).put("stale", provenance.stale());
    node.putArray("exports").addAll(exports);
  }

  private static void quality(ObjectNode node, AnswerView view) {
    for (Measure measure : view.known()) {
      Quality quality = view.answer().quality().get(measure);
      if (quality != null) {
        node.put(measure.label(), quality.label());
      }
    }
  }

  /** A value that visitors may have written, without what hides or reorders text. */
  static String clean(String value) {
    return UntrustedText.clean(value, LONGEST_CELL);
  }

  /**
   * Adds the warnings, and drops the last rows that don't fit.
   *
   * @param unfit what to say of a number of dropped rows
   */
  static void fit(ObjectNode content, List<String> warnings, ArrayNode rows, String unfit) {
    ArrayNode told = content.putArray("warnings");
    strings(told, warnings);
    int dropped = ReplySize.fit(content, rows);
    if (dropped > 0) {
      told.add(dropped + unfit);
    }
  }

  static void strings(ArrayNode node, List<String> strings) {
    strings.forEach(node::add);
  }

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
    return source.put("rows", export.rows()).put("may_be_cut", export.mayBeCut());
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
    labels(node.putArray("dimensions"), cube.dimensions());
  }

  static void labels(ArrayNode node, List<Dimension> dimensions) {
    dimensions.forEach(dimension -> node.add(dimension.label()));
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
