package io.claritytoolbox.air.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.AirAnswer;
import io.claritytoolbox.air.AirAnswer.Origin;
import io.claritytoolbox.air.Summary;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.render.ReplySize;
import io.claritytoolbox.render.TextTable.Column;
import io.claritytoolbox.render.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measurements, or their means by hour or day. */
record AirQualityView(AirAnswer answer, Layout layout) implements Rendering {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final double LOW_COVERAGE = 0.75;

  /**
   * How to show them.
   *
   * @param per the periods of the means; null for single values
   * @param zone the time zone of hours and days
   * @param limit the largest number of rows
   */
  record Layout(Summary.@Nullable Per per, ZoneId zone, int limit) {}

  private List<Measurement> youngestFirst() {
    List<Measurement> all = new ArrayList<>(answer.measurements());
    Collections.reverse(all);
    return all;
  }

  private List<Summary> summaries() {
    Summary.Per per = layout.per();
    return per == null ? List.of() : Summary.of(answer, per, layout.zone());
  }

  private int totalRows() {
    return layout.per() == null ? answer.measurements().size() : summaries().size();
  }

  private String name(String datasource) {
    return answer.names().getOrDefault(datasource, "");
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Cells.put(json, answer.organisation());
    json.put("frequency", answer.query().frequency().label());
    json.putObject("window")
        .put("from", answer.query().from().toString())
        .put("to", answer.query().to().toString());
    Summary.Per per = layout.per();
    json.put("summary", per == null ? "none" : per == Summary.Per.HOUR ? "hour" : "day");
    json.put("time_zone", layout.zone().getId());
    ArrayNode rows = json.putArray("rows");
    if (per == null) {
      youngestFirst().stream().limit(layout.limit()).forEach(each -> put(rows.addObject(), each));
    } else {
      summaries().stream().limit(layout.limit()).forEach(each -> put(rows.addObject(), each));
    }
    json.put("total_rows", totalRows());
    putProvenance(json.putObject("provenance"));
    int cut = ReplySize.fit(json, rows);
    Cells.put(json, cut == 0 ? warnings() : with(warnings(), cut + " rows did not fit."));
    return json;
  }

  private static List<String> with(List<String> warnings, String more) {
    List<String> all = new ArrayList<>(warnings);
    all.add(more);
    return all;
  }

  private void put(ObjectNode row, Measurement each) {
    putName(row, each.datasource(), each.metric(), each.unit());
    row.put("time", each.time().toString());
    put(row, "value", each.value());
    put(row, "raw", each.raw());
    if (!each.status().isEmpty()) {
      row.put("status", each.status());
    }
    row.put("qc_assessment", each.hasQualityControl() ? each.qc() : "none");
  }

  private void put(ObjectNode row, Summary each) {
    putName(row, each.datasource(), each.metric(), each.unit());
    row.put("from", each.from().toString()).put("to", each.to().toString());
    put(row, "mean", each.mean());
    put(row, "min", each.min());
    put(row, "max", each.max());
    row.put("values", each.values());
    Integer expected = each.expected();
    if (expected != null) {
      row.put("expected", expected);
    }
    putCount(row, "invalid", each.invalid());
    putCount(row, "without_quality_control", each.unchecked());
    putCount(row, "without_value", each.missing());
    if (each.isPart()) {
      row.put("part_of_period", true);
    }
  }

  private void putName(ObjectNode row, String datasource, String metric, String unit) {
    row.put("datasource", datasource);
    if (!name(datasource).isEmpty()) {
      row.put("name", name(datasource));
    }
    row.put("metric", metric);
    if (!unit.isEmpty()) {
      row.put("unit", unit);
    }
  }

  private static void put(ObjectNode row, String field, @Nullable Double figure) {
    var rounded = Cells.rounded(figure);
    if (rounded != null) {
      row.put(field, rounded);
    }
  }

  private static void putCount(ObjectNode row, String field, int count) {
    if (count > 0) {
      row.put(field, count);
    }
  }

  private void putProvenance(ObjectNode json) {
    Origin origin = answer.origin();
    json.put("calls", origin.calls()).put("stored", origin.calls() == 0);
    Instant fetchedAt = origin.fetchedAt();
    if (fetchedAt != null) {
      json.put("fetched_at", fetchedAt.toString())
          .put("age_minutes", Math.max(0, Duration.between(fetchedAt, origin.now()).toMinutes()));
    }
  }

  @Override
  public String markdown() {
    String table =
        layout.per() == null
            ? Cells.markdown(valueColumns(), valueRows())
            : Cells.markdown(summaryColumns(), summaryRows());
    return Cells.lines(List.of(head(), table, shown(), basis()), warnings());
  }

  @Override
  public String text(OptionalInt width) {
    String table =
        layout.per() == null
            ? Cells.table(valueColumns(), valueRows(), width)
            : Cells.table(summaryColumns(), summaryRows(), width);
    return Cells.lines(List.of(head(), table, shown(), basis()), warnings());
  }

  private String head() {
    Summary.Per per = layout.per();
    String what =
        per == null
            ? "values by " + answer.query().frequency().label()
            : "means by "
                + (per == Summary.Per.HOUR ? "hour" : "day")
                + " of values by "
                + answer.query().frequency().label()
                + ", in "
                + layout.zone().getId();
    return "Air quality of %s%s: %s, %s to %s."
        .formatted(
            Cells.of(answer.organisation()),
            metrics().size() == 1 ? ", " + metrics().iterator().next() : "",
            what,
            TimeText.minute(answer.query().from()),
            TimeText.minute(answer.query().to()));
  }

  private String shown() {
    int rows = Math.min(layout.limit(), totalRows());
    if (totalRows() == 0) {
      return "There is no measurement.";
    }
    return rows < totalRows() ? rows + " of " + totalRows() + " rows are shown." : "";
  }

  private String basis() {
    Origin origin = answer.origin();
    Instant fetchedAt = origin.fetchedAt();
    if (origin.calls() > 0) {
      return "Fetched now, in " + TimeText.counted(origin.calls(), "call") + ".";
    }
    return fetchedAt == null
        ? "From the store, as it was fetched at different times."
        : "From the store, fetched " + TimeText.since(fetchedAt, origin.now()) + " ago.";
  }

  private List<Column> valueColumns() {
    return withMetric(
        List.of(
            Cells.text("sensor"),
            Cells.text("time (UTC)"),
            Cells.number("value"),
            Cells.text("unit"),
            Cells.text("status"),
            Cells.text("quality control")),
        Cells.text("metric"));
  }

  private List<List<String>> valueRows() {
    return youngestFirst().stream()
        .limit(layout.limit())
        .map(
            each ->
                withMetric(
                    List.of(
                        sensor(each.datasource()),
                        LOCAL.format(each.time().atOffset(ZoneOffset.UTC)),
                        Cells.text(Cells.rounded(each.value())),
                        each.unit(),
                        each.status(),
                        each.hasQualityControl() ? each.qc() : "none"),
                    each.metric()))
        .toList();
  }

  private List<Column> summaryColumns() {
    return withMetric(
        List.of(
            Cells.text("sensor"),
            Cells.text(layout.per() == Summary.Per.DAY ? "day" : "hour"),
            Cells.number("mean"),
            Cells.number("min"),
            Cells.number("max"),
            Cells.text("unit"),
            Cells.number("values"),
            Cells.text("notes")),
        Cells.text("metric"));
  }

  private List<List<String>> summaryRows() {
    DateTimeFormatter period = layout.per() == Summary.Per.DAY ? DATE : LOCAL;
    return summaries().stream()
        .limit(layout.limit())
        .map(
            each ->
                withMetric(
                    List.of(
                        sensor(each.datasource()),
                        period.format(each.from().atZone(layout.zone())),
                        Cells.text(Cells.rounded(each.mean())),
                        Cells.text(Cells.rounded(each.min())),
                        Cells.text(Cells.rounded(each.max())),
                        each.unit(),
                        each.values() + (each.expected() == null ? "" : " of " + each.expected()),
                        notes(each)),
                    each.metric()))
        .toList();
  }

  private static String notes(Summary each) {
    return Stream.of(
            each.isPart() ? "a part" : "",
            counted(each.invalid(), "invalid"),
            counted(each.unchecked(), "unchecked"),
            counted(each.missing(), "without value"))
        .filter(note -> !note.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String counted(int count, String what) {
    return count == 0 ? "" : count + " " + what;
  }

  /** If there is only one metric, it is above the table. */
  private <T> List<T> withMetric(List<T> cells, T metric) {
    if (metrics().size() < 2) {
      return cells;
    }
    List<T> all = new ArrayList<>(cells);
    all.add(1, metric);
    return all;
  }

  private Set<String> metrics() {
    return answer.measurements().stream()
        .map(Measurement::metric)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String sensor(String datasource) {
    return name(datasource).isEmpty() ? datasource : name(datasource) + " " + datasource;
  }

  private List<String> warnings() {
    List<String> own = new ArrayList<>(answer.warnings());
    long unchecked =
        answer.measurements().stream().filter(each -> !each.hasQualityControl()).count();
    if (unchecked > 0) {
      own.add(
          unchecked
              + " of "
              + answer.measurements().size()
              + " values came without quality control.");
    }
    if (layout.per() != null) {
      own.addAll(coverage());
    }
    Set<String> silent = silent();
    if (!silent.isEmpty()) {
      own.add("No measurement came from " + String.join(", ", silent) + ".");
    }
    return Cells.warnings(answer.organisation(), own);
  }

  private List<String> coverage() {
    if (answer.query().frequency() == Frequency.MINUTE) {
      return List.of(
          "Sensors take single measurements at times of their own, so how many are missing isn't"
              + " known.");
    }
    long low =
        summaries().stream()
            .filter(each -> expected(each) > 0 && each.values() < LOW_COVERAGE * expected(each))
            .count();
    return low == 0
        ? List.of()
        : List.of(
            low
                + " of "
                + totalRows()
                + " means rest on less than three quarters of their values.");
  }

  private static int expected(Summary each) {
    Integer expected = each.expected();
    return expected == null ? 0 : expected;
  }

  private Set<String> silent() {
    Set<String> heard =
        answer.measurements().stream().map(Measurement::datasource).collect(Collectors.toSet());
    return answer.query().datasources().stream()
        .filter(asked -> !heard.contains(asked))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
