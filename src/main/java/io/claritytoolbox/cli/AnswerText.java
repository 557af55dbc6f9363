package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.cli.TextTable.Column;
import io.claritytoolbox.cli.TextTable.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A tool's structured answer as text: its rows in columns, then what they rest on. */
final class AnswerText {
  /** What a table of several rows can do without where it is too wide, first to last. */
  private static final List<Pattern> DETAILS =
      Stream.of(
              ".+_page_views",
              "bot_sessions|pages_per_session|total_seconds",
              "(?!bot_).+_sessions",
              ".+_session_percent",
              "users|scroll_depth_percent|active_seconds")
          .map(Pattern::compile)
          .toList();

  private final ObjectNode content;
  private final OptionalInt width;
  private final List<String> lines = new ArrayList<>();

  private AnswerText(ObjectNode content, OptionalInt width) {
    this.content = content;
    this.width = width;
  }

  /** The text, without a line end; within {@code width} where that can be. */
  static String of(ObjectNode content, OptionalInt width) {
    AnswerText text = new AnswerText(content, width);
    if (content.has("rows")) {
      text.addRows();
      text.lines.addAll(AnswerNotes.of(content, String.join("\n", text.lines)));
    } else {
      text.addFields();
    }
    return String.join("\n", text.lines);
  }

  private void addRows() {
    JsonNode rows = content.path("rows");
    if (rows.isEmpty()) {
      lines.addAll(List.of("No rows.", ""));
      return;
    }
    TextTable whole = table(rows);
    TextTable shown = narrowed(whole);
    lines.addAll(shown.lines(width));
    lines.add("");
    int hidden = whole.columns().size() - shown.columns().size();
    if (hidden > 0) {
      lines.add("Columns: " + hidden + " more with --format json.");
    }
  }

  private TextTable narrowed(TextTable whole) {
    if (width.isEmpty() || whole.rows().size() == 1) {
      return whole;
    }
    TextTable table = whole;
    for (Pattern detail : DETAILS) {
      if (table.fits(width.getAsInt())) {
        return table;
      }
      table = table.without(detail.asMatchPredicate());
    }
    return table.fits(width.getAsInt()) ? table : whole;
  }

  /** Any other answer: its fields, and a table for every list of objects. */
  private void addFields() {
    content.properties().forEach(field -> addField(field.getKey(), field.getValue()));
  }

  private void addField(String name, JsonNode value) {
    if (name.equals("quota")) {
      lines.add(AnswerNotes.budget(value));
    } else if (value.path(0).isObject()) {
      lines.addAll(List.of("", name + ":"));
      lines.addAll(table(value).lines(width));
    } else {
      lines.add(name + ": " + (value.isArray() && value.isEmpty() ? "none" : CellText.of(value)));
    }
  }

  private TextTable table(JsonNode rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
    List<Column> columns = names.stream().map(name -> new Column(name, side(rows, name))).toList();
    List<List<String>> cells = new ArrayList<>();
    rows.forEach(row -> cells.add(names.stream().map(name -> cell(row, name)).toList()));
    boolean summed = !content.path("total").isEmpty() && !columns.isEmpty();
    if (summed && columns.get(0).side() == Side.LEFT) {
      cells.add(total(columns));
    }
    return new TextTable(columns, cells);
  }

  private List<String> total(List<Column> columns) {
    List<String> cells = new ArrayList<>(List.of("total"));
    for (Column column : columns.subList(1, columns.size())) {
      boolean text = column.side() == Side.LEFT;
      cells.add(text ? "" : cell(content.path("total"), column.heading()));
    }
    return cells;
  }

  private String cell(JsonNode row, String name) {
    JsonNode value = row.path(name);
    return (value.isNumber() ? AnswerNotes.mark(content, name) : "") + CellText.of(value);
  }

  private static Side side(JsonNode rows, String name) {
    return StreamSupport.stream(rows.spliterator(), false)
            .map(row -> row.path(name))
            .allMatch(value -> value.isNumber() || value.isMissingNode())
        ? Side.RIGHT
        : Side.LEFT;
  }
}
