package io.claritytoolbox.differential;

import io.claritytoolbox.differential.AnswerView.RowView;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rows and the total of a table. The true figures are those of its window without its
 * missing days.
 */
final class TableCheck {
  private final Judge judge;
  private final Exchange exchange;
  private final AnswerView answer;
  private final FigureCheck figures;

  TableCheck(Judge judge, Exchange exchange, AnswerView answer) {
    this.judge = judge;
    this.exchange = exchange;
    this.answer = answer;
    this.figures = new FigureCheck(judge, exchange);
  }

  void check() {
    checkMarks();
    if (exchange.inquiry().hasOddFilter()) {
      return;
    }
    List<Dimension> by =
        answer.groupBy().stream().map(name -> Dimension.named(name).orElseThrow()).toList();
    Counting counting = judge.truth(answer.covered());
    Map<List<@Nullable String>, Tally> truth = counting.by(by, exchange.inquiry().sieves);
    Counting seams = judge.truth(new Seams(exchange.sources()).slight());
    Map<List<@Nullable String>, Tally> slack = seams.by(by, exchange.inquiry().sieves);
    for (RowView row : answer.rows()) {
      Tally tally = truth.get(row.key());
      figures.check(row.key(), row.figures(), tally, slack.get(row.key()));
      if (tally == null) {
        judge.report(
            Rule.ROWS_REAL, exchange, Judge.tags(exchange), row.key() + " " + row.figures());
      }
    }
    Tally all = counting.by(List.of(), exchange.inquiry().sieves).get(List.of());
    Tally uncertain = seams.by(List.of(), exchange.inquiry().sieves).get(List.of());
    figures.check(List.of("total"), answer.total(), all, uncertain);
    checkRows(truth.keySet());
  }

  private void checkRows(Set<List<@Nullable String>> truth) {
    boolean isWhole =
        answer.namesItsExports()
            && !answer.isCut()
            && !answer.isSubtracted()
            && answer.missing().isEmpty()
            && !hasGaps();
    if (!isWhole) {
      return;
    }
    boolean isOneRow = answer.groupBy().isEmpty();
    if (!isOneRow && answer.totalRows() != truth.size()) {
      judge.report(
          Rule.ROWS_COUNTED,
          exchange,
          "total_rows " + Judge.tags(exchange),
          "total_rows " + answer.totalRows() + ", truth " + truth.size());
    }
    if (!isOneRow && answer.rows().size() == answer.totalRows()) {
      Set<List<@Nullable String>> missing = new HashSet<>(truth);
      answer.rows().forEach(row -> missing.remove(row.key()));
      if (!missing.isEmpty()) {
        judge.report(Rule.ROWS_COMPLETE, exchange, Judge.tags(exchange), "missing: " + missing);
      }
    }
  }

  private boolean hasGaps() {
    Seams seams = new Seams(exchange.sources());
    return !seams.gaps().isZero() || !seams.slight().isEmpty();
  }

  /** Every measure with a mark must be in the answer. */
  private void checkMarks() {
    Set<Measure> idle = EnumSet.noneOf(Measure.class);
    idle.addAll(answer.quality().keySet());
    idle.removeAll(answer.total().keySet());
    answer.rows().forEach(row -> idle.removeAll(row.figures().keySet()));
    if (!idle.isEmpty() && answer.rows().size() == answer.totalRows()) {
      judge.report(Rule.MARKS_SOMETHING, exchange, Judge.tags(exchange), "idle marks: " + idle);
    }
  }
}
