package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Measure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The short mirror of an answer, for clients that don't read structured content: where it comes
 * from, and its first rows as a table; of a trend the last.
 */
final class TextMirror {
  private static final int MOST_ROWS = 10;
  private static final int MOST_MEASURES = 8;
  private static final int LONGEST_CELL = 200;

  private final ObjectNode content;
  private final Asked asked;

  private TextMirror(ObjectNode content, Asked asked) {
    this.content = content;
    this.asked = asked;
  }

  /**
   * @param content as {@link AnswerJson} made it
   */
  static String of(ObjectNode content, Asked asked) {
    return new TextMirror(content, asked).text();
  }

  private String text() {
    return Stream.of(Stream.of(heading(), origin()), table(), warnings())
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private String heading() {
    JsonNode window = content.path("window");
    return content.path("project").asText()
        + (content.has("demo") ? " (a simulated site)" : "")
        + ", "
        + window.path("from").asText()
        + " to "
        + window.path("to").asText()
        + (groupBy().isEmpty() ? "" : ", by " + String.join(", ", groupBy()))
        + ". "
        + content.path("rows").size()
        + " of "
        + content.path("total_rows").asInt()
        + " rows shown, sorted by "
        + asked.order().label()
        + (left() > 0 ? "; the " + (isTrend() ? "last " : "first ") + MOST_ROWS + " here." : ".");
  }

  private String origin() {
    JsonNode provenance = content.path("provenance");
    JsonNode quota = content.path("quota");
    return "Requests spent: "
        + provenance.path("requests_spent").asInt()
        + ". Age: "
        + provenance.path("age_minutes").asLong()
        + " minutes"
        + (provenance.path("stale").asBoolean() ? ", stale" : "")
        + ". Left today: "
        + quota.path("remaining").asInt()
        + " of "
        + quota.path("limit").asInt()
        + ", until "
        + quota.path("resets_at").asText()
        + "."
        + inexact();
  }

  /** The marks that a reader must not miss, of the figures in the table. */
  private String inexact() {
    JsonNode quality = content.path("quality");
    String marks =
        measures(rows())
            .filter(measure -> !quality.path(measure).asText("exact").equals("exact"))
            .map(measure -> measure + " (" + quality.path(measure).asText() + ")")
            .collect(Collectors.joining(", "));
    return marks.isEmpty() ? "" : " Not exact: " + marks + ".";
  }

  private Stream<String> table() {
    List<JsonNode> rows = rows();
    if (rows.isEmpty()) {
      return Stream.empty();
    }
    List<String> columns = Stream.concat(groupBy().stream(), measures(rows)).toList();
    Stream<String> head = Stream.of(line(columns), "|" + "---|".repeat(columns.size()));
    Stream<String> body =
        rows.stream()
            .map(row -> line(columns.stream().map(column -> cell(row.get(column))).toList()));
    return Stream.concat(head, body);
  }

  /** Where there are many, those that count sessions and the one that sorts. */
  private Stream<String> measures(List<JsonNode> rows) {
    List<Measure> known =
        asked.question().measures().stream()
            .filter(measure -> rows.stream().anyMatch(row -> row.has(measure.label())))
            .toList();
    return known.stream()
        .filter(
            measure ->
                known.size() <= MOST_MEASURES
                    || measure.label().equals(asked.order().label())
                    || (measure.kind() == Measure.Kind.SESSIONS && measure != Measure.BOT_SESSIONS))
        .map(Measure::label);
  }

  private Stream<String> warnings() {
    return stream(content.path("warnings")).map(warning -> "Warning: " + warning.asText());
  }

  private List<String> groupBy() {
    return stream(content.path("group_by")).map(JsonNode::asText).toList();
  }

  private List<JsonNode> rows() {
    return stream(content.path("rows")).skip(isTrend() ? left() : 0).limit(MOST_ROWS).toList();
  }

  private int left() {
    return Math.max(0, content.path("rows").size() - MOST_ROWS);
  }

  private boolean isTrend() {
    return groupBy().contains("day");
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Nothing where the figure isn't known. */
  private static String cell(@Nullable JsonNode value) {
    if (value == null) {
      return "";
    }
    return value.isNull()
        ? "(none)"
        : CellText.clean(value.asText(), LONGEST_CELL).replace("|", "\\|");
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
