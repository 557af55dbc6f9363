package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The structured content of a data tool's answer. No other class of these tests knows its form. */
final class AnswerView {
  static final String EXACT = "exact";
  static final String ESTIMATE = "estimate";

  private final ObjectNode content;

  AnswerView(ObjectNode content) {
    this.content = content;
  }

  ObjectNode content() {
    return content;
  }

  Span window() {
    return span(content.path("window"));
  }

  private static Span span(JsonNode node) {
    return new Span(
        Instant.parse(node.path("from").asText()), Instant.parse(node.path("to").asText()));
  }

  int daysAsked() {
    return content.path("coverage").path("days_asked").asInt();
  }

  /** The dates of the missing days. */
  Set<LocalDate> missing() {
    Set<LocalDate> missing = new TreeSet<>();
    strings(content.path("coverage").path("missing"))
        .forEach(date -> missing.add(LocalDate.parse(date)));
    return missing;
  }

  /** The days asked for, newest first: those whose hours are told, and others of 24 hours. */
  Map<LocalDate, Span> days() {
    Map<LocalDate, Span> told = hours();
    Set<LocalDate> missing = missing();
    Instant to = window().to();
    Map<LocalDate, Span> days = new TreeMap<>(Comparator.reverseOrder());
    // Two missing days can have one date.
    long others = daysAsked() - content.path("coverage").path("missing").size();
    for (Span hours : told.values()) {
      others -= Math.round(hours.length().toHours() / 24.0);
    }
    List<Span> ofWindow =
        IntStream.range(0, daysAsked())
            .mapToObj(day -> Span.endingAt(to.minus(Span.DAY.multipliedBy(day)), 1))
            .toList();
    ofWindow.stream()
        .filter(day -> missing.contains(day.date()))
        .forEach(day -> days.put(day.date(), day));
    ofWindow.stream()
        .filter(day -> !missing.contains(day.date()) && !told.containsKey(day.date()))
        .sorted(Comparator.comparing(day -> shared(day, told.values())))
        .limit(Math.max(0, others))
        .forEach(day -> days.put(day.date(), day));
    days.putAll(told);
    return days;
  }

  private static Duration shared(Span day, Collection<Span> others) {
    return others.stream().map(day::shared).reduce(Duration.ZERO, Duration::plus);
  }

  /** The days whose hours are told. */
  Map<LocalDate, Span> hours() {
    Map<LocalDate, Span> hours = new TreeMap<>();
    content
        .path("coverage")
        .path("hours")
        .properties()
        .forEach(day -> hours.put(LocalDate.parse(day.getKey()), span(day.getValue())));
    return hours;
  }

  /** The window without its missing days. */
  List<Span> covered() {
    Set<LocalDate> missing = missing();
    return missing.isEmpty()
        ? List.of(new Span(window().from(), window().to()))
        : days().entrySet().stream()
            .filter(day -> !missing.contains(day.getKey()))
            .map(Map.Entry::getValue)
            .toList();
  }

  /** The mark of a day. */
  String markOf(LocalDate day) {
    return content.path("coverage").path("inexact").path(day.toString()).asText(EXACT);
  }

  List<String> groupBy() {
    return strings(content.path("group_by")).toList();
  }

  List<RowView> rows() {
    List<String> groupBy = groupBy();
    return stream(content.path("rows")).map(row -> RowView.of(row, groupBy)).toList();
  }

  int totalRows() {
    return content.path("total_rows").asInt();
  }

  Map<Measure, Double> total() {
    return figures(content.path("total"));
  }

  static Map<Measure, Double> figures(JsonNode node) {
    Map<Measure, Double> figures = new EnumMap<>(Measure.class);
    node.properties()
        .forEach(
            field ->
                Measure.named(field.getKey())
                    .ifPresent(measure -> figures.put(measure, field.getValue().asDouble())));
    return figures;
  }

  Map<Measure, String> quality() {
    Map<Measure, String> quality = new EnumMap<>(Measure.class);
    content
        .path("quality")
        .properties()
        .forEach(
            field ->
                quality.put(
                    Measure.named(field.getKey()).orElseThrow(), field.getValue().asText()));
    return quality;
  }

  private JsonNode provenance() {
    return content.path("provenance");
  }

  List<ExportView> exports() {
    return stream(provenance().path("exports")).map(ExportView::of).toList();
  }

  /** Whether the answer lists all its exports. */
  boolean namesItsExports() {
    return !exports().isEmpty() && !warns("more exports than");
  }

  boolean isCut() {
    return exports().stream().anyMatch(ExportView::mayBeCut);
  }

  Set<String> derived() {
    return new TreeSet<>(strings(provenance().path("derived")).toList());
  }

  boolean isSubtracted() {
    return derived().contains("subtracted");
  }

  int requestsSpent() {
    return provenance().path("requests_spent").asInt();
  }

  long ageMinutes() {
    return provenance().path("age_minutes").asLong();
  }

  boolean isStale() {
    return provenance().path("stale").asBoolean();
  }

  int quotaSpent() {
    return content.path("quota").path("spent").asInt();
  }

  List<String> warnings() {
    return strings(content.path("warnings")).toList();
  }

  boolean warns(String pattern) {
    return warnings().stream().anyMatch(warning -> warning.matches("(?is).*(" + pattern + ").*"));
  }

  /** A line that explains where the answer comes from. */
  String origin() {
    return window().from()
        + " to "
        + window().to()
        + (missing().isEmpty() ? "" : ", missing " + missing())
        + ", "
        + derived()
        + ", spent "
        + requestsSpent()
        + (isStale() ? ", stale, " : ", ")
        + exports().stream().map(ExportView::toString).collect(Collectors.joining("; "));
  }

  private static Stream<String> strings(JsonNode array) {
    return stream(array).map(JsonNode::asText);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /**
   * A row.
   *
   * @param key a value per grouping dimension
   * @param figures by measure
   * @param hours the hours of its day; null outside trends
   */
  record RowView(List<@Nullable String> key, Map<Measure, Double> figures, @Nullable Span hours) {
    static RowView of(JsonNode row, List<String> groupBy) {
      List<@Nullable String> key = new ArrayList<>();
      for (String label : groupBy) {
        JsonNode value = row.path(label);
        key.add(value.isNull() || value.isMissingNode() ? null : value.asText());
      }
      return new RowView(
          key, AnswerView.figures(row), row.has("from") ? AnswerView.span(row) : null);
    }
  }
}
