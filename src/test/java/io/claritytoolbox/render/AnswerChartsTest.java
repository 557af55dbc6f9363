package io.claritytoolbox.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.chart.HeatTable;
import io.claritytoolbox.chart.RankedBars;
import io.claritytoolbox.chart.TrendLine;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerChartsTest {
  @Test
  void oneDimensionBecomesBarsInTheOrderOfTheRows() {
    Chart chart =
        chart(
            List.of("Device"),
            RowOrder.by(Measure.SESSIONS),
            List.of(Measure.SESSIONS),
            row(List.of("PC"), 20),
            row(List.of("Mobile"), 50));

    assertThat(chart).isInstanceOf(RankedBars.class);
    assertThat(chart.table().rows())
        .containsExactly(List.of("Mobile", "50", ""), List.of("PC", "20", ""));
  }

  @Test
  void twoDimensionsBecomeAHeatTable() {
    Chart chart =
        chart(
            List.of("URL", "Device"),
            RowOrder.by(Measure.SESSIONS),
            List.of(Measure.SESSIONS),
            row(List.of("https://a.example/x", "PC"), 20),
            row(List.of("https://a.example/y", "Mobile"), 50));

    assertThat(chart).isInstanceOf(HeatTable.class);
    assertThat(chart.table().headings()).containsExactly("URL", "Mobile", "PC");
    assertThat(chart.table().rows())
        .containsExactly(List.of("/y", "50", ""), List.of("/x", "", "20"));
  }

  @Test
  void aTrendHasAPlaceForADayThatIsMissing() {
    Chart chart =
        chart(
            List.of("Day"),
            RowOrder.byDayThen(Measure.SESSIONS),
            List.of(Measure.SESSIONS),
            row(List.of("2026-03-08"), 20),
            row(List.of("2026-03-10"), 50));

    assertThat(chart).isInstanceOf(TrendLine.class);
    assertThat(chart.table().rows()).hasSize(3).element(1).isEqualTo(List.of("2026-03-09", ""));
  }

  @Test
  void aShareOfExactCountsHasItsInterval() {
    Chart exact = shares(Quality.EXACT);
    Chart bound = shares(Quality.UPPER_BOUND);

    // Wilson's interval of 10 in 100: R's prop.test(10, 100, correct = FALSE).
    assertThat(exact.table().rows().get(0).get(1)).isEqualTo("10.0 (5.5 to 17.4)");
    assertThat(bound.table().rows().get(0).get(1)).doesNotContain("to");
  }

  @Test
  void anEmptyAnswerHasNoChart() {
    assertThat(
            view(List.of("Device"), RowOrder.by(Measure.SESSIONS), List.of(Measure.SESSIONS))
                .charts())
        .isEmpty();
  }

  private static Chart shares(Quality quality) {
    Row row =
        new Row(
            List.of("PC"),
            Answers.facts(Measure.SESSIONS, 100.0, Measure.RAGE_CLICKS_SESSION_PERCENT, 10.0));
    Answer answer =
        Answers.judged(
            Answers.of(List.of("Device"), List.of(row)),
            Map.of(Measure.SESSIONS, quality, Measure.RAGE_CLICKS_SESSION_PERCENT, quality),
            List.of());
    AnswerView.Layout layout =
        new AnswerView.Layout(
            List.of(Measure.RAGE_CLICKS_SESSION_PERCENT),
            RowOrder.by(Measure.RAGE_CLICKS_SESSION_PERCENT),
            25);
    return AnswerView.of(Answers.SHOP, answer, layout).charts().get(0);
  }

  private static Chart chart(
      List<String> groupBy, RowOrder order, List<Measure> columns, Row... rows) {
    return view(groupBy, order, columns, rows).charts().get(0);
  }

  private static AnswerView view(
      List<String> groupBy, RowOrder order, List<Measure> columns, Row... rows) {
    return AnswerView.of(
        Answers.SHOP,
        Answers.of(groupBy, List.of(rows)),
        new AnswerView.Layout(columns, order, 25));
  }

  private static Row row(List<String> key, double sessions) {
    return new Row(List.copyOf(key), Answers.facts(Measure.SESSIONS, sessions));
  }
}
