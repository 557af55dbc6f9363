package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Contents;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an export as RFC 4180 has them: a header of dimensions and of the measures that any row
 * knows; what a row doesn't know is empty.
 *
 * <p>Keys are text that visitors wrote, and spreadsheets run what begins like a formula. Such a key
 * gets an apostrophe before it, which makes it text there; it is no part of the key.
 */
final class ExportCsv {
  private static final String FORMULA_STARTS = "=+-@＝＋－＠";

  private ExportCsv() {}

  static String of(Contents contents) {
    List<Measure> measures =
        Arrays.stream(Measure.values())
            .filter(measure -> contents.rows().stream().anyMatch(row -> row.facts().has(measure)))
            .toList();
    Stream<String> header =
        Stream.concat(
            contents.export().cube().dimensions().stream().map(Dimension::label),
            measures.stream().map(Measure::label));
    return Stream.concat(
            Stream.of(line(header)), contents.rows().stream().map(row -> line(row, measures)))
        .collect(Collectors.joining());
  }

  /** A table that says why there is none. */
  static String error(String sentence) {
    return line(Stream.of("error")) + line(Stream.of(quoted(sentence)));
  }

  private static String line(Row row, List<Measure> measures) {
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    AnswerJson.figures(figures, measures, row.facts());
    return line(
        Stream.concat(
            row.key().stream().map(ExportCsv::key),
            measures.stream().map(measure -> figures.path(measure.label()).asText())));
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String key(@Nullable String value) {
    if (value == null) {
      return "";
    }
    String text = CellText.clean(value, AnswerJson.LONGEST_CELL);
    String start = text.stripLeading();
    return quoted(
        !start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0 ? "'" + text : text);
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[,\"\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
