package io.claritytoolbox.differential;

import io.claritytoolbox.model.Measure;
import java.util.List;
import java.util.Map;

/** Checks that the text agrees with the structured content. */
final class TextCheck {
  private final Judge judge;
  private final Exchange exchange;
  private final AnswerView answer;

  TextCheck(Judge judge, Exchange exchange, AnswerView answer) {
    this.judge = judge;
    this.exchange = exchange;
    this.answer = answer;
  }

  void check() {
    List<String> lines = exchange.text().lines().filter(line -> line.startsWith("|")).toList();
    // A header, a rule and possibly a total.
    int rows = Math.max(0, lines.size() - 2);
    int wanted = answer.rows().size();
    if (rows != wanted && rows != wanted + 1) {
      report(Rule.TEXT_ROWS, rows + " rows in the text, " + wanted + " in the structure");
    }
    Map<Measure, Double> total = answer.total();
    boolean told =
        total.entrySet().stream()
            .map(figure -> figure.getKey().rounded(figure.getValue()).toPlainString())
            .allMatch(exchange.text()::contains);
    if (!total.isEmpty() && !(told && exchange.text().matches("(?is).*\\b(total|all)\\b.*"))) {
      report(Rule.TEXT_TOTAL, "total " + total + " is not in the text");
    }
  }

  private void report(Rule rule, String detail) {
    judge.report(rule, exchange, exchange.inquiry().tool, detail);
  }
}
