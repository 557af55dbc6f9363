package io.claritytoolbox.render;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.model.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer as Markdown, with the rows, columns and total of its JSON, and its data. */
final class AnswerMarkdown {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N} ,()%/-]+");

  private final AnswerView view;
  private final Answer answer;
  private final List<Measure> columns;

  AnswerMarkdown(AnswerView view) {
    this.view = view;
    this.answer = view.answer();
    this.columns = view.known();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(heading());
    lines.addAll(table());
    lines.add(source());
    lines.addAll(exactness());
    lines.addAll(coverage());
    lines.add(QuotaView.left(answer.quota()));
    lines.addAll(view.links().markdown());
    view.warnings().forEach(warning -> lines.add("Warning: " + warning));
    return String.join("\n", lines);
  }

  private String heading() {
    return view.project().name()
        + (view.project().demo() ? " (a simulated site)" : "")
        + ", "
        + TimeText.minute(answer.window().from())
        + " to "
        + TimeText.minute(answer.window().to())
        + (answer.groupBy().isEmpty() ? "" : ", by " + String.join(", ", answer.groupBy()))
        + ". "
        + view.rows().size()
        + " of "
        + TimeText.counted(answer.rows().size(), "row")
        + ", sorted by "
        + view.layout().order().label()
        + ".";
  }

  private List<String> table() {
    if (view.rows().isEmpty()) {
      return List.of();
    }
    List<String> table =
        new ArrayList<>(
            MarkdownText.head(
                Stream.concat(names().stream(), columns.stream().map(Measure::label))));
    view.rows().forEach(row -> table.add(MarkdownText.row(cells(row))));
    if (!answer.groupBy().isEmpty() && columns.stream().anyMatch(view.total()::has)) {
      table.add(MarkdownText.row(total()));
    } else if (columns.stream().anyMatch(view.total()::has)) {
      table.add("The row is also the total.");
    }
    table.add("");
    return table;
  }

  /** The headings of the key. A trend has the hours of the day as well. */
  private List<String> names() {
    Stream<String> hours =
        view.layout().order().isByDay() ? Stream.of("from", "to") : Stream.empty();
    return Stream.concat(answer.groupBy().stream(), hours).toList();
  }

  private Stream<String> cells(Row row) {
    Stream<String> hours =
        view.layout().order().isByDay()
            ? Stream.of(hour(row, Window::from), hour(row, Window::to))
            : Stream.empty();
    return Stream.of(row.key().stream().map(AnswerMarkdown::name), hours, figures(row.facts()))
        .flatMap(cells -> cells);
  }

  private String hour(Row row, Function<Window, Instant> end) {
    return view.hours(row).map(end).map(LedgerJson::instant).orElse("");
  }

  private Stream<String> total() {
    return Stream.concat(
        IntStream.range(0, answer.groupBy().size()).mapToObj(i -> i == 0 ? "**total**" : ""),
        figures(view.total()));
  }

  /** A cell is empty if the figure is unknown. */
  private Stream<String> figures(Facts facts) {
    return columns.stream()
        .map(measure -> view.figure(facts, measure).map(BigDecimal::toPlainString).orElse(""));
  }

  /**
   * Writes text other than plain words in a code span, so that it can't be an image, link or tag.
   */
  static String name(@Nullable String value) {
    if (value == null) {
      return "(none)";
    }
    String text = UntrustedText.clean(value, AnswerJson.LONGEST_CELL);
    if (text.isBlank()) {
      return "(blank)";
    }
    return PLAIN.matcher(text).matches() ? text : MarkdownText.code(text);
  }

  private String source() {
    return source(answer.provenance()) + "." + exports(answer.provenance().exports());
  }

  /** The source, age and cost of an answer, without a full stop. */
  static String source(Provenance provenance) {
    return "Source: "
        + provenance.derived().stream()
            .map(Provenance.Derivation::label)
            .collect(Collectors.joining(", "))
        + ". Age: "
        + TimeText.span(provenance.age())
        + (provenance.stale() ? ", stale" : "")
        + ". Requests spent: "
        + provenance.requestsSpent();
  }

  private static String exports(List<Source> exports) {
    return exports.isEmpty()
        ? ""
        : exports.stream()
            .map(AnswerMarkdown::export)
            .collect(Collectors.joining("; ", " From ", "."));
  }

  private static String export(Source export) {
    return export.cube()
        + " over "
        + TimeText.counted(export.days(), "day")
        + ", taken "
        + TimeText.minute(export.takenAt())
        + ", "
        + TimeText.counted(export.rows(), "row")
        + (export.mayBeCut() ? " and maybe cut" : "");
  }

  private List<String> exactness() {
    String marks =
        view.known().stream()
            .filter(measure -> view.quality(measure) != Quality.EXACT)
            .map(measure -> measure.label() + " (" + view.quality(measure).label() + ")")
            .collect(Collectors.joining(", "));
    return marks.isEmpty() ? List.of() : List.of("Not exact: " + marks + ".");
  }

  private List<String> coverage() {
    List<LocalDate> missing = answer.coverage().missing();
    List<String> lines = new ArrayList<>();
    if (!missing.isEmpty()) {
      lines.add("Days missing: " + missing.size() + " of " + answer.days() + ": " + missing + ".");
    }
    String inexact =
        answer.coverage().days().stream()
            .filter(day -> day.quality() != null && day.quality() != Quality.EXACT)
            .map(AnswerMarkdown::inexact)
            .collect(Collectors.joining(", "));
    if (!inexact.isEmpty()) {
      lines.add("Days not exact: " + inexact + ".");
    }
    String hours =
        answer.coverage().uneven().stream()
            .map(AnswerMarkdown::hours)
            .collect(Collectors.joining(", "));
    if (!hours.isEmpty()) {
      lines.add("Days at other hours: " + hours + ".");
    }
    return lines;
  }

  private static String hours(Coverage.Day day) {
    return day.date()
        + " ("
        + LedgerJson.instant(day.window().from())
        + " to "
        + LedgerJson.instant(day.window().to())
        + ")";
  }

  private static String inexact(Coverage.Day day) {
    Quality quality = day.quality();
    return day.date() + (quality == null ? "" : " (" + quality.label() + ")");
  }
}
