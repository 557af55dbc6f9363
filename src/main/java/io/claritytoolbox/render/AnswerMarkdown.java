package io.claritytoolbox.render;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
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
    return ReplyText.of(
        List.of(heading()),
        table(),
        List.of(source()),
        exactness(),
        lines(answer.coverage()),
        List.of(QuotaView.left(answer.quota())),
        view.reply().markdownLinks(),
        ReplyText.warned(view.warnings()));
  }

  private String heading() {
    return "%s, %s%s. %s of %s, sorted by %s."
        .formatted(
            ReplyText.heading(view.project()),
            TimeText.between(answer.window()),
            answer.groupBy().isEmpty() ? "" : ", by " + String.join(", ", answer.groupBy()),
            view.rows().size(),
            TimeText.counted(answer.rows().size(), "row"),
            view.layout().order().label());
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
    return view.hours(row).map(end).map(AnswerJson::instant).orElse("");
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
    String text = AnswerJson.clean(value);
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
    return "Source: %s. Age: %s%s. Requests spent: %s"
        .formatted(
            provenance.derived().stream()
                .map(Provenance.Derivation::label)
                .collect(Collectors.joining(", ")),
            TimeText.span(provenance.age()),
            provenance.stale() ? ", stale" : "",
            provenance.requestsSpent());
  }

  private static String exports(List<Source> exports) {
    return exports.isEmpty()
        ? ""
        : exports.stream()
            .map(AnswerMarkdown::export)
            .collect(Collectors.joining("; ", " From ", "."));
  }

  private static String export(Source export) {
    return "%s over %s, taken %s, %s%s"
        .formatted(
            export.cube(),
            TimeText.counted(export.days(), "day"),
            TimeText.minute(export.takenAt()),
            TimeText.counted(export.rows(), "row"),
            export.mayBeCut() ? " and maybe cut" : "");
  }

  private List<String> exactness() {
    return told(
        "Not exact: ",
        view.known().stream()
            .filter(measure -> view.quality(measure) != Quality.EXACT)
            .map(measure -> measure.label() + " (" + view.quality(measure).label() + ")"));
  }

  /** The days of a part of a judgement; none if all of them are there and adjoin. */
  static List<String> unevenness(Coverage coverage) {
    return coverage.isEven() ? List.of() : lines(coverage);
  }

  /** The days that are missing, not exact, or at other hours. */
  static List<String> lines(Coverage coverage) {
    List<LocalDate> missing = coverage.missing();
    List<String> lines = new ArrayList<>();
    if (!missing.isEmpty()) {
      lines.add(
          "Days missing: " + missing.size() + " of " + coverage.asked() + ": " + missing + ".");
    }
    lines.addAll(
        told("Days not exact: ", coverage.inexact().stream().map(AnswerMarkdown::inexact)));
    lines.addAll(
        told("Days at other hours: ", coverage.uneven().stream().map(AnswerMarkdown::hours)));
    return lines;
  }

  /** A sentence that lists something; none if the list is empty. */
  private static List<String> told(String start, Stream<String> each) {
    String list = each.collect(Collectors.joining(", "));
    return list.isEmpty() ? List.of() : List.of(start + list + ".");
  }

  private static String hours(Coverage.Day day) {
    return "%s (%s to %s)"
        .formatted(
            day.date(),
            AnswerJson.instant(day.window().from()),
            AnswerJson.instant(day.window().to()));
  }

  private static String inexact(Coverage.Day day) {
    Quality quality = day.quality();
    return day.date() + (quality == null ? "" : " (" + quality.label() + ")");
  }
}
