package io.claritytoolbox.air.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.Organisation;
import io.claritytoolbox.render.MarkdownText;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.render.ReplySize;
import io.claritytoolbox.render.TextTable;
import io.claritytoolbox.render.TextTable.Column;
import io.claritytoolbox.render.TextTable.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as JSON and as text. Empty lines are left out.
 *
 * @param json the structured content
 * @param above the lines above the table
 * @param links in angle brackets in Markdown
 * @param table null if there is none
 * @param below the lines below the table
 * @param warnings in complete sentences
 */
record AirView(
    ObjectNode json,
    List<String> above,
    List<String> links,
    @Nullable TextTable table,
    List<String> below,
    List<String> warnings)
    implements Rendering {
  private static final int DECIMALS = 3;

  @Override
  public String markdown() {
    return lines(
        links.stream().map(link -> "<" + link + ">").toList(),
        table == null ? "" : markdown(table));
  }

  @Override
  public String text(OptionalInt width) {
    return lines(
        links,
        table == null || table.rows().isEmpty() ? "" : String.join("\n", table.lines(width)));
  }

  private String lines(List<String> shownLinks, String shownTable) {
    return Stream.of(
            above.stream(),
            shownLinks.stream(),
            Stream.of(shownTable),
            below.stream(),
            warnings.stream().map("Warning: "::concat))
        .flatMap(lines -> lines)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** A table between blank lines, which Markdown requires. */
  private static String markdown(TextTable table) {
    Stream<String> head =
        Stream.of(
            MarkdownText.row(table.columns().stream().map(Column::heading)),
            MarkdownText.row(
                table.columns().stream()
                    .map(column -> column.side() == Side.RIGHT ? "---:" : "---")));
    Stream<String> body =
        table.rows().stream().map(row -> MarkdownText.row(row.stream().map(AirView::cell)));
    return Stream.concat(head, body).collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String cell(String text) {
    return text.isEmpty() ? "" : MarkdownText.of(text);
  }

  static Column text(String heading) {
    return new Column(heading, Side.LEFT);
  }

  static Column number(String heading) {
    return new Column(heading, Side.RIGHT);
  }

  /** A figure with at most three decimals; null stays null. */
  static @Nullable BigDecimal rounded(@Nullable Double figure) {
    return figure == null
        ? null
        : new BigDecimal(
            BigDecimal.valueOf(figure)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString());
  }

  /** The beginning of every answer. */
  static ObjectNode of(Organisation organisation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("organisation", organisation.id());
    return organisation.demo() ? json.put("demo", true) : json;
  }

  static String named(Organisation organisation) {
    return organisation.id() + (organisation.demo() ? ", simulated" : "");
  }

  static void put(ObjectNode json, String field, List<String> texts) {
    ArrayNode array = json.putArray(field);
    texts.forEach(array::add);
  }

  static void put(ObjectNode row, String field, String text) {
    if (!text.isEmpty()) {
      row.put(field, text);
    }
  }

  /** Leaves out the last rows if the answer is too long, and adds the warnings. */
  static void fit(ObjectNode json, ArrayNode rows, List<String> warnings) {
    int cut = ReplySize.fit(json, rows);
    Stream<String> more = cut == 0 ? Stream.of() : Stream.of(cut + " rows did not fit.");
    put(json, "warnings", Stream.concat(warnings.stream(), more).toList());
  }

  /** The warnings of the settings, followed by those of an answer. */
  static List<String> warnings(Organisation organisation, List<String> own) {
    return Stream.concat(organisation.notes().stream(), own.stream()).distinct().toList();
  }
}
