package io.claritytoolbox.differential;

import io.claritytoolbox.differential.AnswerView.RowView;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the days of a trend. The true figures of a day are those of the 24 hours of its export,
 * the one that lies mostly on that date.
 */
final class TrendCheck {
  /** The longest time between two nested exports. */
  private static final Duration TOGETHER = Duration.ofMinutes(15);

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Judge judge;
  private final Exchange exchange;
  private final AnswerView answer;
  private final FigureCheck figures;
  private final List<Span> held;

  TrendCheck(Judge judge, Exchange exchange, AnswerView answer) {
    this.judge = judge;
    this.exchange = exchange;
    this.answer = answer;
    this.figures = new FigureCheck(judge, exchange);
    this.held = days(exchange.sources());
  }

  void check() {
    if (exchange.inquiry().hasOddFilter() || !answer.namesItsExports()) {
      return;
    }
    Map<LocalDate, Map<List<@Nullable String>, Tally>> truth = new HashMap<>();
    for (RowView row : answer.rows()) {
      LocalDate day = LocalDate.parse(String.valueOf(row.key().get(0)));
      List<Span> spans =
          held.stream().filter(span -> span.date().equals(day) && isThatOf(row, span)).toList();
      if (spans.isEmpty()) {
        judge.report(
            Rule.DAY_DATED,
            exchange,
            Judge.tags(exchange),
            row.key() + " " + row.hours() + " " + row.figures() + "; its exports hold " + held);
      } else if (spans.size() == 1) {
        check(row, day, truth.computeIfAbsent(day, any -> tallies(spans.get(0))));
      }
    }
  }

  private static boolean isThatOf(RowView row, Span span) {
    Span hours = row.hours();
    return hours != null
        && Duration.between(hours.from(), span.from()).abs().compareTo(SECOND) <= 0
        && Duration.between(hours.to(), span.to()).abs().compareTo(SECOND) <= 0;
  }

  private void check(RowView row, LocalDate day, Map<List<@Nullable String>, Tally> truth) {
    List<@Nullable String> key = row.key().subList(1, row.key().size());
    Tally tally = truth.get(key);
    if (!agrees(row, tally) && isExact(row)) {
      Optional<Span> other = other(row, key, day);
      if (other.isPresent()) {
        judge.report(
            Rule.DAY_DATED,
            exchange,
            Judge.tags(exchange),
            row.key() + " " + row.figures() + " are the figures of " + other.get());
        return;
      }
    }
    figures.check(row.key(), row.figures(), tally, null);
    if (answer.markOf(day).equals(AnswerView.EXACT)) {
      row.figures().forEach((measure, figure) -> checkExact(row, measure, figure, tally));
    }
  }

  /** Bounds and estimates can be equal on two days. */
  private boolean isExact(RowView row) {
    return row.figures().keySet().stream()
        .allMatch(measure -> AnswerView.EXACT.equals(answer.quality().get(measure)));
  }

  /** The time of another date with the same figures. */
  private Optional<Span> other(RowView row, List<@Nullable String> key, LocalDate day) {
    return held.stream()
        .filter(span -> !span.date().equals(day) && agrees(row, tallies(span).get(key)))
        .findFirst();
  }

  private static boolean agrees(RowView row, @Nullable Tally tally) {
    return row.figures().entrySet().stream()
        .allMatch(
            figure ->
                Math.abs(
                        figure.getValue()
                            - (tally == null ? 0 : tally.figure(figure.getKey()).orElse(0)))
                    < (figure.getKey().kind() == Measure.Kind.MEAN ? 0.51 : 0.0101));
  }

  /** A day that is not marked inexact must be exact. */
  private void checkExact(RowView row, Measure measure, double figure, @Nullable Tally tally) {
    double truth = tally == null ? 0 : tally.figure(measure).orElse(figure);
    double tolerance = measure.kind() == Measure.Kind.MEAN ? 0.51 : 0.0101;
    if (Math.abs(figure - truth) > tolerance) {
      judge.report(
          Rule.DAY_EXACT,
          exchange,
          "trend " + measure.kind() + " " + Judge.tags(exchange),
          row.key() + " " + measure.label() + " " + figure + ", truth " + truth);
    }
  }

  private Map<List<@Nullable String>, Tally> tallies(Span span) {
    List<Dimension> by =
        answer.groupBy().stream().skip(1).map(name -> Dimension.named(name).orElseThrow()).toList();
    return judge.truth(List.of(span)).by(by, exchange.inquiry().sieves);
  }

  /** The days in exports, alone or as the difference of two. */
  static List<Span> days(List<Served> sources) {
    List<Span> days = new ArrayList<>();
    for (Served whole : sources) {
      if (whole.days() == 1) {
        days.add(whole.span());
      }
      for (Served part : sources) {
        boolean together = Duration.between(whole.at(), part.at()).abs().compareTo(TOGETHER) <= 0;
        if (together && whole.days() - part.days() == 1) {
          days.add(new Span(whole.span().from(), part.span().from()));
        }
      }
    }
    return days.stream().distinct().toList();
  }
}
