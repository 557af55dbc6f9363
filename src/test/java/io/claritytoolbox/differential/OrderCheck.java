package io.claritytoolbox.differential;

import io.claritytoolbox.differential.AnswerView.RowView;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Checks which rows are shown and in which order. */
final class OrderCheck {
  private final Judge judge;
  private final Exchange exchange;
  private final AnswerView answer;

  OrderCheck(Judge judge, Exchange exchange, AnswerView answer) {
    this.judge = judge;
    this.exchange = exchange;
    this.answer = answer;
  }

  void check() {
    if (exchange.inquiry().isTrend()) {
      return;
    }
    List<RowView> rows = answer.rows();
    int wanted = Math.min(exchange.inquiry().limit(), answer.totalRows());
    if (rows.size() != wanted && !answer.warns("fit in one reply|rows fit")) {
      report(Rule.ROWS_COUNTED, rows.size() + " rows, not " + wanted);
    }
    checkOrdered(rows, order());
  }

  private void checkOrdered(List<RowView> all, ToDoubleFunction<RowView> order) {
    boolean ascending = exchange.inquiry().arguments.path("order").asText().equals("ascending");
    List<RowView> rows =
        all.stream().filter(row -> Double.isFinite(order.applyAsDouble(row))).toList();
    for (int index = 1; index < rows.size(); index++) {
      double before = order.applyAsDouble(rows.get(index - 1));
      double here = order.applyAsDouble(rows.get(index));
      if (ascending ? here < before : here > before) {
        report(Rule.ROWS_ORDERED, rows.get(index - 1) + " before " + rows.get(index));
        return;
      }
    }
  }

  private ToDoubleFunction<RowView> order() {
    Inquiry inquiry = exchange.inquiry();
    String asked = inquiry.arguments.path("order_by").asText("");
    if (!asked.isEmpty()) {
      return by(Measure.named(asked).orElseThrow());
    }
    if (inquiry.list() == Listing.Kind.POPULAR_PAGE) {
      return by(Measure.VISITS);
    }
    return switch (inquiry.tool) {
      case "get_rage_clicks" -> by(Measure.RAGE_CLICKS);
      case "get_friction" -> by(first(inquiry).occurrences());
      case "get_ux_by_url" ->
          inquiry.arguments.has("measures") ? OrderCheck::unseen : OrderCheck::affected;
      default -> by(Measure.SESSIONS);
    };
  }

  private static Signal first(Inquiry inquiry) {
    return Signal.named(inquiry.arguments.path("signals").path(0).asText(""))
        .orElse(Signal.RAGE_CLICKS);
  }

  private static ToDoubleFunction<RowView> by(Measure measure) {
    return row -> row.figures().getOrDefault(measure, Double.NEGATIVE_INFINITY);
  }

  /** The sort column may be hidden. */
  private static double unseen(RowView any) {
    return Double.NEGATIVE_INFINITY;
  }

  private static double affected(RowView row) {
    List<Double> known =
        Arrays.stream(Signal.values())
            .map(Signal::sessions)
            .filter(row.figures()::containsKey)
            .map(row.figures()::get)
            .toList();
    return known.isEmpty()
        ? Double.NEGATIVE_INFINITY
        : known.stream().mapToDouble(Double::doubleValue).sum();
  }

  private void report(Rule rule, String detail) {
    judge.report(rule, exchange, Judge.tags(exchange), detail);
  }
}
