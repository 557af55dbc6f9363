package io.claritytoolbox.render;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.chart.Sparkline;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.render.TextTable.Column;
import io.claritytoolbox.render.TextTable.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer for a terminal: rows in columns, followed by their data. */
final class AnswerTable {
  /** With fewer days, a sparkline adds nothing. */
  private static final int FEWEST_DAYS = 5;

  private final AnswerView view;
  private final Answer answer;
  private final OptionalInt width;
  private final String origin;

  AnswerTable(AnswerView view, OptionalInt width) {
    this.view = view;
    this.answer = view.answer();
    this.width = width;
    this.origin = origin(view);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    if (view.rows().isEmpty()) {
      lines.addAll(List.of("No rows.", ""));
    } else {
      addRows(lines);
    }
    String table = String.join("\n", lines);
    lines.addAll(notes());
    lines.addAll(legend(table));
    lines.addAll(view.links().terminal());
    view.warnings().forEach(warning -> lines.add("Warning: " + warning));
    return String.join("\n", lines);
  }

  private void addRows(List<String> lines) {
    List<Measure> known = view.known();
    List<Measure> shown = narrowed(known);
    lines.addAll(table(shown).lines(width));
    lines.addAll(sparkline(shown.get(0)));
    lines.add("");
    if (shown.size() < known.size()) {
      lines.add(
          "Columns: "
              + (known.size() - shown.size())
              + " more in a wider terminal, or with --format json.");
    }
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
        : List.of("", Sparkline.of(days) + " from 0 to the highest");
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
                answer.groupBy().stream().map(name -> new Column(name, Side.LEFT)),
                measures.stream().map(measure -> new Column(measure.heading(), Side.RIGHT)))
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
    notes.add(
        "Window: "
            + TimeText.minute(answer.window().from())
            + " to "
            + TimeText.minute(answer.window().to())
            + ", "
            + TimeText.counted(answer.days(), "day")
            + ".");
    notes.add(source(answer.provenance()));
    notes.add(QuotaView.left(answer.quota()));
    return notes;
  }

  private static String source(Provenance provenance) {
    String derived =
        provenance.derived().stream()
            .map(step -> step.label().replace('_', ' '))
            .collect(Collectors.joining(", "));
    return "Source: "
        + derived
        + "; "
        + TimeText.span(provenance.age())
        + " old"
        + (provenance.stale() ? ", older than it should be" : "")
        + "; cost "
        + (provenance.requestsSpent() == 0
            ? "nothing"
            : TimeText.counted(provenance.requestsSpent(), "request"))
        + ".";
  }

  private static List<String> legend(String table) {
    List<String> legend = new ArrayList<>();
    if (table.contains("≤")) {
      legend.add("≤ at most: some may be counted more than once.");
    }
    if (table.contains("≥")) {
      legend.add("≥ at least: some may be missing.");
    }
    if (table.contains("≈")) {
      legend.add("≈ estimated, near the truth.");
    }
    return legend;
  }
}
