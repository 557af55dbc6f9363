package io.claritytoolbox.render;

import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.chart.Chart.Mark;
import io.claritytoolbox.chart.HeatTable;
import io.claritytoolbox.chart.RankedBars;
import io.claritytoolbox.chart.SmallMultiples;
import io.claritytoolbox.chart.TrendLine;
import io.claritytoolbox.insight.Interval;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.UntrustedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The charts of an answer: lines for a trend, a heat table for pages by signal and for two
 * dimensions, otherwise ranked bars. Rates with exact counts have their 95 % interval.
 */
final class AnswerCharts {
  private static final int MOST_BARS = 10;
  private static final int MOST_LINES = 6;
  private static final int MOST_COLUMNS = 6;
  private static final double PERCENT = 100;

  private final AnswerView view;

  private final Names names;

  private AnswerCharts(AnswerView view) {
    this.view = view;
    this.names = new Names(view.rows().stream().map(Row::key).toList());
  }

  static List<Chart> of(AnswerView view) {
    if (view.rows().isEmpty()) {
      return List.of();
    }
    AnswerCharts charts = new AnswerCharts(view);
    if (view.layout().order().isByDay()) {
      return List.of(charts.trend());
    }
    List<Measure> signals = charts.signals();
    if (!view.answer().groupBy().isEmpty() && signals.size() > 1) {
      return List.of(charts.bySignal(signals));
    }
    return charts.measure().map(charts::byMeasure).stream().toList();
  }

  private Chart byMeasure(Measure measure) {
    Optional<Chart> heat = view.answer().groupBy().size() == 2 ? heat(measure) : Optional.empty();
    return heat.orElseGet(() -> bars(measure));
  }

  /** The measure to sort by, or the first known one. */
  private Optional<Measure> measure() {
    List<Measure> known = view.known();
    return view.layout().order().measure().stream()
        .filter(known::contains)
        .findFirst()
        .or(() -> known.stream().findFirst());
  }

  /** The affected sessions of each shown signal. */
  private List<Measure> signals() {
    List<Measure> known = view.known();
    return Arrays.stream(Signal.values()).map(Signal::sessions).filter(known::contains).toList();
  }

  private Chart bars(Measure measure) {
    List<RankedBars.Bar> bars = new ArrayList<>();
    for (Row row : view.rows()) {
      Mark mark = mark(measure, row.facts());
      if (mark != null && bars.size() < MOST_BARS) {
        bars.add(new RankedBars.Bar(names.of(row.key()), mark, ""));
      }
    }
    return new RankedBars(title(measure), unit(measure), bars);
  }

  private Chart bySignal(List<Measure> signals) {
    List<HeatTable.Line> lines = new ArrayList<>();
    for (Row row : view.rows().subList(0, Math.min(MOST_BARS, view.rows().size()))) {
      List<@Nullable Mark> cells = new ArrayList<>();
      signals.forEach(signal -> cells.add(mark(signal, row.facts())));
      lines.add(new HeatTable.Line(names.of(row.key()), cells));
    }
    String corner = String.join(", ", view.answer().groupBy());
    List<String> columns =
        signals.stream().map(signal -> signal.heading().replace(" sess.", "")).toList();
    return new HeatTable(
        "Sessions affected, by signal",
        "sessions",
        corner.isEmpty() ? "Site" : corner,
        columns,
        lines);
  }

  /** Returns nothing if both dimensions have many values. */
  private Optional<Chart> heat(Measure measure) {
    boolean isTurned = values(1).size() > MOST_COLUMNS;
    List<@Nullable String> columns = values(isTurned ? 0 : 1);
    if (columns.size() > MOST_COLUMNS) {
      return Optional.empty();
    }
    int down = isTurned ? 1 : 0;
    Map<String, @Nullable Mark[]> cells = new LinkedHashMap<>();
    for (Row row : view.rows()) {
      String name = names.of(row.key().get(down));
      Mark mark = mark(measure, row.facts());
      if (mark != null && (cells.containsKey(name) || cells.size() < MOST_BARS)) {
        int column = columns.indexOf(row.key().get(1 - down));
        cells.computeIfAbsent(name, any -> new Mark[columns.size()])[column] = mark;
      }
    }
    List<HeatTable.Line> lines = new ArrayList<>();
    for (Map.Entry<String, @Nullable Mark[]> line : cells.entrySet()) {
      lines.add(new HeatTable.Line(line.getKey(), Arrays.asList(line.getValue())));
    }
    return Optional.of(
        new HeatTable(
            title(measure),
            unit(measure),
            view.answer().groupBy().get(down),
            columns.stream().map(column -> names.of(column)).toList(),
            lines));
  }

  /** The distinct values of a dimension, in the order of the rows. */
  private List<@Nullable String> values(int place) {
    Set<@Nullable String> values = new LinkedHashSet<>();
    for (Row row : view.rows()) {
      values.add(row.key().get(place));
    }
    return new ArrayList<>(values);
  }

  private Chart trend() {
    Measure measure = view.layout().columns().get(0);
    List<LocalDate> dates =
        view.answer().coverage().days().stream().map(Coverage.Day::date).sorted().toList();
    Map<String, Map<LocalDate, Mark>> groups = new LinkedHashMap<>();
    for (Row row : view.rows()) {
      Mark mark = mark(measure, row.facts());
      if (mark != null) {
        groups
            .computeIfAbsent(
                names.of(row.key().subList(1, row.key().size())), any -> new LinkedHashMap<>())
            .put(LocalDate.parse(String.valueOf(row.key().get(0))), mark);
      }
    }
    List<TrendLine> lines =
        groups.entrySet().stream()
            .limit(MOST_LINES)
            .map(group -> line(measure, group.getKey(), group.getValue(), dates))
            .toList();
    return lines.size() == 1 ? lines.get(0) : new SmallMultiples(title(measure), lines);
  }

  private TrendLine line(
      Measure measure, String group, Map<LocalDate, Mark> marks, List<LocalDate> dates) {
    boolean isSite = view.answer().groupBy().size() == 1;
    return new TrendLine(
        isSite ? title(measure) : group,
        unit(measure),
        dates.stream().map(date -> new TrendLine.Day(date, marks.get(date))).toList());
  }

  private @Nullable Mark mark(Measure measure, Facts facts) {
    if (!facts.has(measure)) {
      return null;
    }
    double value = facts.get(measure, 0);
    Quality quality = view.quality(measure);
    String text = measure.figure(value, quality);
    return interval(measure, facts)
        .map(interval -> new Mark(value, interval.low(), interval.high(), quality, text))
        .orElseGet(() -> new Mark(value, quality, text));
  }

  /** The interval of a rate whose counts are exact. */
  private Optional<Interval> interval(Measure measure, Facts facts) {
    boolean isExact =
        view.quality(measure) == Quality.EXACT && view.quality(Measure.SESSIONS) == Quality.EXACT;
    if (measure.kind() != Measure.Kind.RATE || !isExact || !facts.has(Measure.SESSIONS)) {
      return Optional.empty();
    }
    double sessions = facts.get(Measure.SESSIONS, 0);
    double affected = Math.round(facts.get(measure, 0) * sessions / PERCENT);
    return Optional.of(Interval.ofShare(affected, sessions));
  }

  private String title(Measure measure) {
    List<String> by = view.answer().groupBy();
    String title =
        Arrays.stream(Signal.values())
            .filter(signal -> signal.sessions() == measure)
            .findFirst()
            .map(signal -> "sessions_with_" + signal.label())
            .orElse(measure.label())
            .replace('_', ' ')
            .replace("session percent", "% of sessions");
    String first = title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    return by.isEmpty() ? first : first + " by " + String.join(" and ", by);
  }

  private static String unit(Measure measure) {
    return switch (measure.kind()) {
      case SESSIONS -> "sessions";
      case RATE -> "% of sessions";
      default -> measure.heading();
    };
  }

  /** Short names for charts: paths if all addresses belong to one site. */
  static final class Names {
    private static final Pattern SITE = Pattern.compile("https?://[^/]+(?=/)");
    private static final int LONGEST = 200;

    /** The beginning of all addresses; empty if there are several sites. */
    private final String site;

    /** Prepares short names for keys that are shown together. */
    Names(Collection<? extends Collection<@Nullable String>> keys) {
      Set<String> sites = new LinkedHashSet<>();
      for (Collection<@Nullable String> key : keys) {
        for (String value : key) {
          Matcher matcher = SITE.matcher(value == null ? "" : value);
          if (matcher.lookingAt()) {
            sites.add(matcher.group());
          }
        }
      }
      site = sites.size() == 1 ? sites.iterator().next() : "";
    }

    /** A key in words; {@code All} if it is empty. */
    String of(Collection<@Nullable String> key) {
      return key.isEmpty() ? "All" : key.stream().map(this::of).collect(Collectors.joining(" · "));
    }

    String of(@Nullable String value) {
      if (value == null) {
        return "(none)";
      }
      boolean isOfSite = !site.isEmpty() && value.startsWith(site + "/");
      return UntrustedText.clean(isOfSite ? value.substring(site.length()) : value, LONGEST);
    }
  }
}
