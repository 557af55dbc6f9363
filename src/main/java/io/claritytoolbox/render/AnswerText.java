package io.claritytoolbox.render;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.render.TextTable.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer for a terminal: rows in columns, followed by their data. */
final class AnswerText {
  /** With fewer days, a sparkline adds nothing. */
  private static final int FEWEST_DAYS = 5;

  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private final AnswerView view;
  private final Answer answer;
  private final OptionalInt width;
  private final String origin;

  AnswerText(AnswerView view, OptionalInt width) {
    this.view = view;
    this.answer = view.answer();
    this.width = width;
    this.origin = origin(view);
  }

  String text() {
    List<String> rows = view.rows().isEmpty() ? List.of("No rows.", "") : rows();
    return ReplyText.of(
        rows,
        notes(),
        legend(String.join("\n", rows)),
        view.reply().terminalLinks(),
        ReplyText.warned(view.warnings()));
  }

  private List<String> rows() {
    List<Measure> known = view.known();
    List<Measure> shown = narrowed(known);
    List<String> lines = new ArrayList<>(table(shown).lines(width));
    lines.addAll(sparkline(shown.get(0)));
    lines.add("");
    int more = known.size() - shown.size();
    if (more > 0) {
      lines.add("Columns: " + more + " more in a wider terminal, or with --format json.");
    }
    return lines;
  }

  /** A sparkline for a trend with one group. */
  private List<String> sparkline(Measure measure) {
    if (!view.layout().order().isByDay() || answer.groupBy().size() > 1) {
      return List.of();
    }
    Map<String, Double> values = new HashMap<>();
    for (Row row : view.rows()) {
      row.facts().get(measure).ifPresent(value -> values.put(name(row.key().get(0)), value));
    }
    List<@Nullable Double> days = new ArrayList<>();
    for (Coverage.Day day : answer.coverage().days()) {
      days.add(values.get(day.date().toString()));
    }
    return days.size() < FEWEST_DAYS
        ? List.of()
        : List.of("", sparkline(days) + " from 0 to the highest");
  }

  /**
   * A trend as one line of text, from zero to the highest value. A missing day is a space; empty if
   * no day has a value.
   */
  static String sparkline(List<@Nullable Double> values) {
    OptionalDouble top =
        values.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue).max();
    StringBuilder line = new StringBuilder(values.size());
    if (top.isPresent()) {
      for (Double value : values) {
        line.append(value == null ? ' ' : block(value, top.getAsDouble()));
      }
    }
    return line.toString();
  }

  private static char block(double value, double top) {
    double share = top > 0 ? Math.max(0, value) / top : 0;
    return BLOCKS.charAt((int) Math.min(BLOCKS.length() - 1, share * BLOCKS.length()));
  }

  /** As many measures as fit. It drops the least important first, from the right. */
  private List<Measure> narrowed(List<Measure> known) {
    if (width.isEmpty() || view.rows().size() == 1) {
      return known;
    }
    List<Measure> kept = new ArrayList<>(known);
    while (!table(kept).fits(width.getAsInt())) {
      Optional<Measure> least =
          kept.stream()
              .filter(measure -> measure.importance() != Measure.Importance.ALWAYS)
              .max(
                  Comparator.comparing(Measure::importance)
                      .reversed()
                      .thenComparing(kept::indexOf));
      if (least.isEmpty()) {
        return known;
      }
      kept.remove(least.get());
    }
    return kept;
  }

  private TextTable table(List<Measure> measures) {
    List<Column> columns =
        Stream.concat(
                answer.groupBy().stream().map(Column::text),
                measures.stream().map(measure -> Column.number(measure.heading())))
            .toList();
    List<List<String>> cells = new ArrayList<>();
    view.rows().forEach(row -> cells.add(cells(row, measures)));
    if (!answer.groupBy().isEmpty() && measures.stream().anyMatch(view.total()::has)) {
      cells.add(total(measures));
    }
    return new TextTable(columns, cells);
  }

  private List<String> cells(Row row, List<Measure> measures) {
    return Stream.concat(
            row.key().stream().map(this::name),
            measures.stream().map(measure -> figure(row.facts(), measure)))
        .toList();
  }

  private List<String> total(List<Measure> measures) {
    return Stream.concat(
            IntStream.range(0, answer.groupBy().size()).mapToObj(i -> i == 0 ? "total" : ""),
            measures.stream().map(measure -> figure(view.total(), measure)))
        .toList();
  }

  /** A missing name is shown as none. */
  private String name(@Nullable String value) {
    if (value == null) {
      return "(none)";
    }
    String text = UntrustedText.clean(value);
    return text.startsWith(origin) ? text.substring(origin.length()) : text;
  }

  /** The common scheme and host of all addresses; empty if they differ. */
  private static String origin(AnswerView view) {
    int column = view.answer().groupBy().indexOf(Dimension.URL.label());
    if (column < 0) {
      return "";
    }
    Set<String> origins =
        view.rows().stream()
            .map(row -> row.key().get(column))
            .filter(Objects::nonNull)
            .map(address -> address.substring(0, address.length() - pathLength(address)))
            .collect(Collectors.toSet());
    return origins.size() == 1 ? origins.iterator().next() : "";
  }

  private static int pathLength(String address) {
    int scheme = address.indexOf("://");
    int slash = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    return slash < 0 ? address.length() : address.length() - slash;
  }

  /** An unknown figure is a dash. */
  private String figure(Facts facts, Measure measure) {
    return facts.has(measure) ? measure.figure(facts.get(measure, 0), view.quality(measure)) : "–";
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (view.project().demo()) {
      notes.add("Demo: the site and its visitors are simulated.");
    }
    if (!origin.isEmpty()) {
      notes.add("Site: " + UntrustedText.clean(origin) + ".");
    }
    if (answer.rows().size() > view.rows().size()) {
      notes.add("Rows: the first " + view.rows().size() + " of " + answer.rows().size() + ".");
    }
    String days = TimeText.counted(answer.days(), "day");
    notes.add("Window: " + TimeText.between(answer.window()) + ", " + days + ".");
    notes.add(source(answer.provenance()));
    notes.add(QuotaView.left(answer.quota()));
    return notes;
  }

  private static String source(Provenance provenance) {
    String derived =
        provenance.derived().stream()
            .map(step -> step.label().replace('_', ' '))
            .collect(Collectors.joining(", "));
    return "Source: %s; %s old%s; cost %s."
        .formatted(
            derived,
            TimeText.span(provenance.age()),
            provenance.stale() ? ", older than it should be" : "",
            provenance.requestsSpent() == 0
                ? "nothing"
                : TimeText.counted(provenance.requestsSpent(), "request"));
  }

  /** Explains the marks in the table. */
  private static List<String> legend(String table) {
    return Stream.of(
            "≤ at most: some may be counted more than once.",
            "≥ at least: some may be missing.",
            "≈ estimated, near the truth.")
        .filter(line -> table.contains(line.substring(0, 1)))
        .toList();
  }
}
