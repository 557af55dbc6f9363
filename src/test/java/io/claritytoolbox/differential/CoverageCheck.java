package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks an answer's window, days and warnings. */
final class CoverageCheck {
  private static final Duration SEAM = Duration.ofMinutes(90);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Judge judge;
  private final Exchange exchange;
  private final AnswerView answer;
  private final List<Served> sources;

  CoverageCheck(Judge judge, Exchange exchange, AnswerView answer) {
    this.judge = judge;
    this.exchange = exchange;
    this.answer = answer;
    this.sources = exchange.sources();
  }

  void check() {
    if (!answer.namesItsExports()) {
      return;
    }
    checkMissing();
    checkDates();
    checkCovered();
    checkWindow();
    checkCut();
    checkSeams();
    checkTarget();
  }

  /**
   * A day is missing only if it is not stored, or if the answer says that it is left out because
   * nothing would be known with it. Events of some days are always a lower bound of all.
   */
  private void checkMissing() {
    boolean isSaid = answer.warns("stored but left out");
    boolean mayLeaveOut = isSaid && answer.rows().stream().noneMatch(this::hasEvents);
    List<Served> serving =
        exchange.served().stream()
            .filter(one -> one.isAnswer() && one.days() == 1 && tells(one))
            .filter(
                one ->
                    exchange.inquiry().list() == null
                        ? one.dimensions().containsAll(exchange.inquiry().dimensions())
                        : one.dimensions().isEmpty())
            .toList();
    answer
        .days()
        .forEach(
            (date, day) -> {
              if (answer.missing().contains(date)) {
                serving.stream()
                    .filter(one -> isDay(one, day))
                    .filter(one -> !(mayLeaveOut && isUntold(one)))
                    .findFirst()
                    .ifPresent(one -> report(Rule.MISSING_IS_MISSING, date + " is in " + one));
              }
            });
  }

  /** Whether with it, or beside what is used, sessions may be unknown: cut, or over addresses. */
  private boolean isUntold(Served one) {
    return Stream.concat(Stream.of(one), sources.stream())
        .anyMatch(each -> each.isCut() || each.dimensions().contains(Dimension.URL));
  }

  private boolean hasEvents(AnswerView.RowView row) {
    return row.figures().entrySet().stream()
        .anyMatch(figure -> figure.getKey().kind() == Measure.Kind.EVENTS && figure.getValue() > 0);
  }

  /** Merged addresses of a cut export don't tell of sessions. */
  private boolean tells(Served one) {
    return !one.isCut()
        || !one.dimensions().contains(Dimension.URL)
        || exchange.inquiry().dimensions().contains(Dimension.URL);
  }

  private boolean isDay(Served one, Span day) {
    return exchange.inquiry().isTrend()
        ? one.span().date().equals(day.date())
            && sources.stream().noneMatch(used -> isTogether(used, one))
            && Duration.between(one.at(), exchange.now()).compareTo(Duration.ofDays(30)) < 0
        : Duration.between(one.at(), day.to()).abs().compareTo(SEAM) < 0;
  }

  private static boolean isTogether(Served one, Served other) {
    return Duration.between(one.at(), other.at()).abs().compareTo(MINUTE) < 0;
  }

  /** A day has the date of most of its hours; beside a missing one, of nearly half of them. */
  private void checkDates() {
    answer
        .hours()
        .forEach(
            (date, hours) -> {
              boolean isNearNoon =
                  !answer.missing().isEmpty()
                      && Duration.between(hours.from(), Span.of(date).middle()).abs().toHours() < 2;
              if (!hours.date().equals(date) && !isNearNoon) {
                report(Rule.DAY_DATED, date + " has the hours " + hours);
              }
            });
  }

  private void checkCovered() {
    List<Span> held = TrendCheck.days(sources);
    for (Map.Entry<LocalDate, Span> dated : answer.days().entrySet()) {
      LocalDate date = dated.getKey();
      Span day = dated.getValue();
      boolean isHeld =
          exchange.inquiry().isTrend()
              ? held.stream().anyMatch(one -> one.date().equals(date))
              : sources.stream().anyMatch(one -> one.span().has(day.middle()));
      if (!answer.missing().contains(date) && !isHeld) {
        report(Rule.COVERED_IS_COVERED, day + " is in none of " + sources);
      }
    }
  }

  private void checkWindow() {
    if (answer.isSubtracted() || sources.isEmpty()) {
      return;
    }
    boolean lacksItsEnd =
        exchange.inquiry().isTrend()
            && answer.missing().contains(answer.days().keySet().iterator().next());
    boolean ends =
        lacksItsEnd
            || sources.stream()
                .anyMatch(
                    one ->
                        Duration.between(answer.window().to(), one.at()).abs().compareTo(SECOND)
                            < 0);
    boolean isLonger =
        sources.stream().anyMatch(one -> one.at().isAfter(answer.window().to().plus(SECOND)));
    if (!ends || isLonger) {
      report(Rule.WINDOW, answer.window() + " of " + sources);
    }
  }

  /** Answers must mention cut exports, and no day of a cut export may be exact. */
  private void checkCut() {
    if (!answer.isCut()) {
      return;
    }
    if (!answer.warns("1[,.]?000|cut")) {
      report(Rule.CUT_SAID, "cut, and says only " + answer.warnings());
    }
    for (Map.Entry<LocalDate, Span> dated : answer.days().entrySet()) {
      LocalDate date = dated.getKey();
      boolean cut =
          sources.stream().anyMatch(one -> one.isCut() && tellsOf(one, date, dated.getValue()));
      boolean passes = answer.markOf(date).equals(AnswerView.EXACT);
      if (cut && passes && !answer.missing().contains(date)) {
        report(Rule.DAY_EXACT, "cut, and " + date + " is not named inexact");
        return;
      }
    }
  }

  /** A day of a trend is one export. */
  private boolean tellsOf(Served one, LocalDate date, Span hours) {
    return exchange.inquiry().isTrend()
        ? one.span().date().equals(date)
        : one.span().has(hours.middle());
  }

  private void checkSeams() {
    if (answer.isSubtracted()) {
      return;
    }
    Seams seams = new Seams(sources);
    List<String> odd = new ArrayList<>();
    if (!seams.gaps().isZero()) {
      odd.add("gaps of " + seams.gaps());
    }
    if (!seams.overlaps().isZero()) {
      odd.add("overlaps of " + seams.overlaps());
    }
    sources.stream()
        .filter(one -> !exchange.inquiry().isTrend() && !isOnGrid(one))
        .forEach(one -> odd.add(one + " off its day, beside a missing one"));
    if (!odd.isEmpty() && !answer.warns("adjoin|same hour|overlap|uneven|counted twice")) {
      report(Rule.SEAMS_SAID, odd + ", and says only " + answer.warnings());
    }
  }

  /** Whether an export beside a missing day begins and ends with the answer's days. */
  private boolean isOnGrid(Served one) {
    Duration back = Duration.between(one.at(), answer.window().to()).abs();
    Duration off = back.minus(Span.DAY.multipliedBy(Math.round(back.toSeconds() / 86_400.0)));
    // The answer gives the window in whole seconds.
    return answer.missing().isEmpty() || off.abs().compareTo(MINUTE.plus(SECOND)) < 0;
  }

  private void checkTarget() {
    if (exchange.inquiry().endsDaysAgo() == 0) {
      return;
    }
    Duration off =
        Duration.between(
                answer.window().to(),
                exchange.now().minus(Span.DAY.multipliedBy(exchange.inquiry().endsDaysAgo())))
            .abs();
    if (off.compareTo(Duration.ofMinutes(61)) > 0
        && !answer.warns("off the period|nearest stored|ends? .* (before|after|off)")) {
      report(Rule.OFF_TARGET_SAID, off + " off, and says only " + answer.warnings());
    }
  }

  private void report(Rule rule, String detail) {
    judge.report(rule, exchange, Judge.tags(exchange), detail);
  }
}
