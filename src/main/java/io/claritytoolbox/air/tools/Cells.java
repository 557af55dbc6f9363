package io.claritytoolbox.air.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.Organisation;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.render.MarkdownText;
import io.claritytoolbox.render.TextTable;
import io.claritytoolbox.render.TextTable.Column;
import io.claritytoolbox.render.TextTable.Side;
import io.claritytoolbox.render.TimeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables, numbers and sentences of this package's views. */
final class Cells {
  private static final int DECIMALS = 3;

  private Cells() {}

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

  static String text(@Nullable Object cell) {
    return cell == null ? "" : cell.toString();
  }

  static Column text(String heading) {
    return new Column(heading, Side.LEFT);
  }

  static Column number(String heading) {
    return new Column(heading, Side.RIGHT);
  }

  /** A table between blank lines, which Markdown requires. */
  static String markdown(List<Column> columns, List<List<String>> rows) {
    Stream<String> head =
        Stream.of(
            columns.stream().map(Column::heading).collect(Collectors.joining(" | ", "| ", " |")),
            columns.stream()
                .map(column -> column.side() == Side.RIGHT ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |")));
    Stream<String> body =
        rows.stream()
            .map(
                row ->
                    IntStream.range(0, row.size())
                        .mapToObj(i -> cell(row.get(i)))
                        .collect(Collectors.joining(" | ", "| ", " |")));
    return Stream.concat(head, body).collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String cell(String text) {
    return text.isEmpty() ? "" : MarkdownText.of(text);
  }

  static String table(List<Column> columns, List<List<String>> rows, OptionalInt width) {
    return rows.isEmpty() ? "" : String.join("\n", new TextTable(columns, rows).lines(width));
  }

  /** The lines that are not blank, followed by the warnings. */
  static String lines(List<String> lines, List<String> warnings) {
    List<String> all = new ArrayList<>(lines);
    warnings.forEach(warning -> all.add("Warning: " + warning));
    return all.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }

  static void put(ObjectNode json, Organisation organisation) {
    json.put("organisation", organisation.id());
    if (organisation.demo()) {
      json.put("demo", true);
    }
  }

  static void put(ObjectNode json, List<String> warnings) {
    var list = json.putArray("warnings");
    warnings.forEach(list::add);
  }

  static void put(ObjectNode json, QuotaState quota) {
    json.putObject("quota")
        .put("limit", quota.limit())
        .put("spent", quota.spent())
        .put("remaining", quota.remaining())
        .put("resets_at", quota.resetsAt().toString());
  }

  static String left(QuotaState quota) {
    return "Reports: %d of %d left until %s."
        .formatted(quota.remaining(), quota.limit(), TimeText.minute(quota.resetsAt()));
  }

  static String of(Organisation organisation) {
    return organisation.id() + (organisation.demo() ? ", simulated" : "");
  }

  /** The warnings of the settings, followed by those of an answer. */
  static List<String> warnings(Organisation organisation, List<String> own) {
    return Stream.concat(organisation.notes().stream(), own.stream()).distinct().toList();
  }
}
