package io.claritytoolbox.air.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.AirAnswer;
import io.claritytoolbox.air.AirAnswer.Origin;
import io.claritytoolbox.air.Summary;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.render.TextTable;
import io.claritytoolbox.render.TextTable.Column;
import io.claritytoolbox.render.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measurements, or their means by hour or day. */
final class AirQualityView {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final double LOW_COVERAGE = 0.75;

  private final AirAnswer answer;
  private final Layout layout;
  private final List<Measurement> youngestFirst;
  private final List<Summary> summaries;
  private final List<String> metrics;
  private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
  private final List<List<String>> lines = new ArrayList<>();

  /**
   * How to show them.
   *
   * @param per the periods of the means; null for single values
   * @param zone the time zone of hours and days
   * @param limit the largest number of rows
   */
  record Layout(Summary.@Nullable Per per, ZoneId zone, int limit) {
    /** For example {@code hour}. */
    String period() {
      return per == null ? "none" : per.name().toLowerCase(Locale.ROOT);
    }
  }

  private AirQualityView(AirAnswer answer, Layout layout) {
    this.answer = answer;
    this.layout = layout;
    this.youngestFirst = new ArrayList<>(answer.measurements());
    Collections.reverse(youngestFirst);
    this.metrics = answer.measurements().stream().map(Measurement::metric).distinct().toList();
    Summary.Per per = layout.per();
    if (per == null) {
      this.summaries = List.of();
      youngestFirst.stream().limit(layout.limit()).forEach(this::add);
    } else {
      this.summaries = Summary.of(answer, per, layout.zone());
      summaries.stream().limit(layout.limit()).forEach(this::add);
    }
  }

  static AirView of(AirAnswer answer, Layout layout) {
    return new AirQualityView(answer, layout).view();
  }

  private AirView view() {
    List<String> warnings = AirView.warnings(answer.organisation(), warnings());
    return new AirView(
        json(warnings),
        List.of(head()),
        List.of(),
        new TextTable(columns(), lines),
        List.of(shown(), basis()),
        warnings);
  }

  private int totalRows() {
    return layout.per() == null ? youngestFirst.size() : summaries.size();
  }

  private void add(Measurement each) {
    String qc = each.hasQualityControl() ? each.qc() : "none";
    ObjectNode row = row(each.datasource(), each.metric(), each.unit());
    row.put("time", each.time().toString());
    put(row, "value", each.value());
    put(row, "raw", each.raw());
    AirView.put(row, "status", each.status());
    row.put("qc_assessment", qc);
    lines.add(
        withMetric(
            List.of(
                sensor(each.datasource()),
                LOCAL.format(each.time().atOffset(ZoneOffset.UTC)),
                text(each.value()),
                each.unit(),
                each.status(),
                qc),
            each.metric()));
  }

  private void add(Summary each) {
    Integer expected = each.expected();
    ObjectNode row = row(each.datasource(), each.metric(), each.unit());
    row.put("from", each.from().toString()).put("to", each.to().toString());
    put(row, "mean", each.mean());
    put(row, "min", each.min());
    put(row, "max", each.max());
    row.put("values", each.values());
    if (expected != null) {
      row.put("expected", expected);
    }
    putCount(row, "invalid", each.invalid());
    putCount(row, "without_quality_control", each.unchecked());
    putCount(row, "without_value", each.missing());
    if (each.isPart()) {
      row.put("part_of_period", true);
    }
    DateTimeFormatter period = layout.per() == Summary.Per.DAY ? DATE : LOCAL;
    lines.add(
        withMetric(
            List.of(
                sensor(each.datasource()),
                period.format(each.from().atZone(layout.zone())),
                text(each.mean()),
                text(each.min()),
                text(each.max()),
                each.unit(),
                each.values() + (expected == null ? "" : " of " + expected),
                notes(each)),
            each.metric()));
  }

  private ObjectNode row(String datasource, String metric, String unit) {
    ObjectNode row = rows.addObject().put("datasource", datasource);
    AirView.put(row, "name", name(datasource));
    row.put("metric", metric);
    AirView.put(row, "unit", unit);
    return row;
  }

  private static void put(ObjectNode row, String field, @Nullable Double figure) {
    if (figure != null) {
      row.put(field, AirView.rounded(figure));
    }
  }

  private static void putCount(ObjectNode row, String field, int count) {
    if (count > 0) {
      row.put(field, count);
    }
  }

  private static String text(@Nullable Double figure) {
    return figure == null ? "" : String.valueOf(AirView.rounded(figure));
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

  private ObjectNode json(List<String> warnings) {
    ObjectNode json = AirView.of(answer.organisation());
    json.put("frequency", answer.query().frequency().label());
    json.putObject("window")
        .put("from", answer.query().from().toString())
        .put("to", answer.query().to().toString());
    json.put("summary", layout.period()).put("time_zone", layout.zone().getId());
    json.set("rows", rows);
    json.put("total_rows", totalRows());
    Origin origin = answer.origin();
    Instant fetchedAt = origin.fetchedAt();
    ObjectNode provenance =
        json.putObject("provenance")
            .put("calls", origin.calls())
            .put("stored", origin.calls() == 0);
    if (fetchedAt != null) {
      provenance
          .put("fetched_at", fetchedAt.toString())
          .put("age_minutes", Math.max(0, Duration.between(fetchedAt, origin.now()).toMinutes()));
    }
    AirView.fit(json, rows, warnings);
    return json;
  }

  private String head() {
    String values = " values by " + answer.query().frequency().label();
    String what =
        layout.per() == null
            ? values
            : " means by %s of%s, in %s".formatted(layout.period(), values, layout.zone().getId());
    return "Air quality of %s%s:%s, %s to %s."
        .formatted(
            AirView.named(answer.organisation()),
            metrics.size() == 1 ? ", " + metrics.get(0) : "",
            what,
            TimeText.minute(answer.query().from()),
            TimeText.minute(answer.query().to()));
  }

  private String shown() {
    if (totalRows() == 0) {
      return "There is no measurement.";
    }
    return lines.size() < totalRows()
        ? lines.size() + " of " + totalRows() + " rows are shown."
        : "";
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

  private List<Column> columns() {
    List<Column> columns =
        layout.per() == null
            ? List.of(
                AirView.text("sensor"),
                AirView.text("time (UTC)"),
                AirView.number("value"),
                AirView.text("unit"),
                AirView.text("status"),
                AirView.text("quality control"))
            : List.of(
                AirView.text("sensor"),
                AirView.text(layout.period()),
                AirView.number("mean"),
                AirView.number("min"),
                AirView.number("max"),
                AirView.text("unit"),
                AirView.number("values"),
                AirView.text("notes"));
    return withMetric(columns, AirView.text("metric"));
  }

  /** If there is only one metric, it is above the table. */
  private <T> List<T> withMetric(List<T> cells, T metric) {
    List<T> all = new ArrayList<>(cells);
    if (metrics.size() > 1) {
      all.add(1, metric);
    }
    return all;
  }

  private String name(String datasource) {
    return answer.names().getOrDefault(datasource, "");
  }

  private String sensor(String datasource) {
    return name(datasource).isEmpty() ? datasource : name(datasource) + " " + datasource;
  }

  private List<String> warnings() {
    List<String> own = new ArrayList<>(answer.warnings());
    long unchecked = youngestFirst.stream().filter(each -> !each.hasQualityControl()).count();
    if (unchecked > 0) {
      own.add(unchecked + " of " + youngestFirst.size() + " values came without quality control.");
    }
    if (layout.per() != null) {
      coverage().ifPresent(own::add);
    }
    List<String> silent =
        answer.query().datasources().stream()
            .filter(asked -> youngestFirst.stream().noneMatch(it -> it.datasource().equals(asked)))
            .toList();
    if (!silent.isEmpty()) {
      own.add("No measurement came from " + String.join(", ", silent) + ".");
    }
    return own;
  }

  private Optional<String> coverage() {
    if (answer.query().frequency() == Frequency.MINUTE) {
      return Optional.of(
          "Sensors take single measurements at times of their own, so how many are missing isn't"
              + " known.");
    }
    long low = summaries.stream().filter(AirQualityView::isLow).count();
    return low == 0
        ? Optional.empty()
        : Optional.of(
            low
                + " of "
                + totalRows()
                + " means rest on less than three quarters of their values.");
  }

  private static boolean isLow(Summary each) {
    Integer expected = each.expected();
    return expected != null && expected > 0 && each.values() < LOW_COVERAGE * expected;
  }
}
