package io.claritytoolbox.differential;

import io.claritytoolbox.differential.AnswerView.RowView;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks top-ten lists. */
final class ListCheck {
  private final Judge judge;
  private final Exchange exchange;
  private final AnswerView answer;

  ListCheck(Judge judge, Exchange exchange, AnswerView answer) {
    this.judge = judge;
    this.exchange = exchange;
    this.answer = answer;
  }

  void check() {
    Listing.Kind kind = Objects.requireNonNull(exchange.inquiry().list());
    Measure measure = kind == Listing.Kind.POPULAR_PAGE ? Measure.VISITS : Measure.SESSIONS;
    Map<@Nullable String, Integer> truth = judge.truth(answer.covered()).list(kind);
    Map<@Nullable String, Integer> slack =
        judge.truth(new Seams(exchange.sources()).slight()).list(kind);
    FigureCheck figures = new FigureCheck(judge, exchange);
    String mark = answer.quality().get(measure);
    for (RowView row : answer.rows()) {
      double is = truth.getOrDefault(row.key().get(0), 0);
      Double figure = row.figures().get(measure);
      if (figure != null) {
        double uncertain = slack.getOrDefault(row.key().get(0), 0);
        figures.check(row.key(), measure, figure, mark, is, uncertain);
      }
    }
    if (AnswerView.EXACT.equals(mark) && answer.rows().size() == answer.totalRows()) {
      checkTop(truth);
    }
  }

  /** A name that is missing must not have more than one that is present. */
  private void checkTop(Map<@Nullable String, Integer> truth) {
    Set<@Nullable String> named = new HashSet<>();
    answer.rows().forEach(row -> named.add(row.key().get(0)));
    int least = named.stream().mapToInt(name -> truth.getOrDefault(name, 0)).min().orElse(0);
    List<Map.Entry<@Nullable String, Integer>> larger =
        truth.entrySet().stream()
            .filter(entry -> !named.contains(entry.getKey()) && entry.getValue() > least)
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(3)
            .toList();
    if (!larger.isEmpty()) {
      judge.report(
          Rule.LIST_TOP,
          exchange,
          String.valueOf(exchange.inquiry().list()),
          "left out: " + larger + ", the last has " + least);
    }
  }
}
