package io.claritytoolbox.chart;

import io.claritytoolbox.chart.Chart.Mark;
import io.claritytoolbox.model.Quality;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A measure by day. The line has a gap where a day is missing. The shape of a bound points to the
 * possible true values, and a band shows the interval.
 *
 * @param unit what the values count, for example {@code sessions}
 * @param days consecutive days
 * @param changed the day of a change
 * @param ceiling the lowest end of the scale, so that charts can share a scale
 * @param size of the chart
 */
public record TrendLine(
    String title,
    String unit,
    List<Day> days,
    Optional<LocalDate> changed,
    double ceiling,
    Size size)
    implements Chart {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final double TITLE = 22;
  private static final double LEFT = 44;
  private static final double RIGHT = 12;
  private static final double BOTTOM = 22;

  /** The size of a chart. */
  public enum Size {
    WHOLE(WIDTH, 220),
    /** Two charts of this size fit side by side. */
    HALF(WIDTH / 2 - 6, 140);

    private final double width;
    private final double height;

    Size(double width, double height) {
      this.width = width;
      this.height = height;
    }
  }

  /**
   * A day.
   *
   * @param mark its figure; null if the day is missing
   */
  public record Day(LocalDate date, @Nullable Mark mark) {}

  /** A chart of full size, with no change in it. */
  public TrendLine(String title, String unit, List<Day> days) {
    this(title, unit, days, Optional.empty(), 0, Size.WHOLE);
  }

  public TrendLine {
    days = List.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a trend has at least one day");
    }
  }

  @Override
  public double width() {
    return size.width;
  }

  @Override
  public double height() {
    return size.height;
  }

  @Override
  public String description() {
    List<Day> known = known();
    if (known.isEmpty()) {
      return "No day is known.";
    }
    Day first = known.get(0);
    Day last = known.get(known.size() - 1);
    int missing = days.size() - known.size();
    return "From %s on %s to %s on %s, in %s.%s%s"
        .formatted(
            mark(first).text(),
            first.date(),
            mark(last).text(),
            last.date(),
            unit,
            missing == 0 ? "" : " Days missing: " + missing + ".",
            changed.map(day -> " A change began on " + day + ".").orElse(""));
  }

  @Override
  public Table table() {
    return new Table(
        List.of("Day", unit),
        days.stream()
            .map(
                day ->
                    List.of(
                        day.date().toString(), day.mark() == null ? "" : day.mark().withInterval()))
            .toList());
  }

  /** A copy with the day of a change. */
  public TrendLine changedOn(Optional<LocalDate> day) {
    return new TrendLine(title, unit, days, day, ceiling, size);
  }

  /** A copy with another title. */
  public TrendLine titled(String other) {
    return new TrendLine(other, unit, days, changed, ceiling, size);
  }

  /** A copy of half the size, with a scale up to {@code reached} at least. */
  TrendLine half(double reached) {
    return new TrendLine(title, unit, days, changed, reached, Size.HALF);
  }

  /** The highest point in the chart. */
  double top() {
    return known().stream().mapToDouble(day -> mark(day).top()).max().orElse(0);
  }

  @Override
  public void draw(Svg svg) {
    Svg.Scale y = Svg.Scale.fromZero(Math.max(top(), ceiling), height() - BOTTOM, TITLE + 10);
    Svg.Scale x = new Svg.Scale(0, Math.max(1, days.size() - 1.0), LEFT, width() - RIGHT);
    svg.title(title, width());
    for (double tick : y.ticks()) {
      svg.line(tick == 0 ? "axis" : "grid", LEFT, y.at(tick), width() - RIGHT, y.at(tick));
      svg.text("label", LEFT - 6, y.at(tick) + 4, "end", Svg.Scale.label(tick));
    }
    dates(svg, x);
    change(svg, x);
    runs().forEach(run -> run(svg, x, y, run));
    for (int i = 0; i < days.size(); i++) {
      Mark mark = days.get(i).mark();
      if (mark != null) {
        String tooltip = days.get(i).date() + ": " + mark.withInterval() + " " + unit;
        mark.dot(svg, x.at(i), y.at(mark.value()), tooltip);
      }
    }
  }

  private void dates(Svg svg, Svg.Scale x) {
    int last = days.size() - 1;
    double bottom = height() - 6;
    svg.text("label", x.at(0), bottom, "start", SHORT.format(days.get(0).date()));
    if (last > 0) {
      svg.text("label", x.at(last), bottom, "end", SHORT.format(days.get(last).date()));
    }
    if (last > 6 && size == Size.WHOLE) {
      int middle = last / 2;
      svg.text("label", x.at(middle), bottom, "middle", SHORT.format(days.get(middle).date()));
    }
  }

  private void change(Svg svg, Svg.Scale x) {
    int at = changed.map(day -> days.stream().map(Day::date).toList().indexOf(day)).orElse(-1);
    if (at < 0) {
      return;
    }
    boolean isLate = at > days.size() / 2;
    String label = "changed " + SHORT.format(days.get(at).date());
    svg.line("change", x.at(at), TITLE, x.at(at), height() - BOTTOM);
    svg.text(
        "label strong", x.at(at) + (isLate ? -5 : 5), TITLE + 8, isLate ? "end" : "start", label);
  }

  /** Draws the band and the line of consecutive days. */
  private void run(Svg svg, Svg.Scale x, Svg.Scale y, List<Integer> run) {
    boolean isBounded = run.stream().noneMatch(i -> Double.isNaN(at(i).least() + at(i).most()));
    boolean isWide = run.stream().anyMatch(i -> at(i).least() < at(i).most());
    if (isBounded && isWide && run.size() > 1) {
      band(svg, x, y, run);
    } else {
      run.stream()
          .filter(i -> at(i).hasInterval())
          .forEach(
              i -> svg.line("whisker", x.at(i), y.at(at(i).low()), x.at(i), y.at(at(i).high())));
    }
    if (run.size() > 1) {
      double[] line =
          run.stream()
              .flatMap(i -> List.of(x.at(i), y.at(at(i).value())).stream())
              .mapToDouble(Double::doubleValue)
              .toArray();
      boolean isExact = run.stream().allMatch(i -> at(i).quality() == Quality.EXACT);
      svg.polyline(isExact ? "line" : "line inexact", line);
    }
  }

  /**
   * Draws the possible true values of each day: its interval, or everything below an upper bound.
   */
  private void band(Svg svg, Svg.Scale x, Svg.Scale y, List<Integer> run) {
    double[] outline = new double[run.size() * 4];
    for (int i = 0; i < run.size(); i++) {
      int back = outline.length - 2 - 2 * i;
      outline[2 * i] = x.at(run.get(i));
      outline[2 * i + 1] = y.at(at(run.get(i)).most());
      outline[back] = x.at(run.get(i));
      outline[back + 1] = y.at(at(run.get(i)).least());
    }
    svg.polygon("band", outline);
  }

  /** The indexes of the known days, in runs without a missing day. */
  private List<List<Integer>> runs() {
    List<List<Integer>> runs = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      if (days.get(i).mark() == null) {
        continue;
      }
      if (i == 0 || days.get(i - 1).mark() == null) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(i);
    }
    return runs;
  }

  private Mark at(int i) {
    return mark(days.get(i));
  }

  private List<Day> known() {
    return days.stream().filter(day -> day.mark() != null).toList();
  }

  private static Mark mark(Day day) {
    return Objects.requireNonNull(day.mark());
  }
}
