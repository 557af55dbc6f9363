package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.insight.Comparison.Difference;
import io.claritytoolbox.insight.Comparison.Means;
import io.claritytoolbox.insight.Comparison.Verdict;
import io.claritytoolbox.insight.Interval;
import io.claritytoolbox.judge.ComparisonAnswer;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.render.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison of two sides: verdicts, figures and data.
 *
 * @param scope the scope of the question
 */
public record ComparisonView(Project project, ComparisonAnswer answer, Scope scope)
    implements Rendering {
  private static final int DECIMALS = 2;
  private static final List<String> NOT_ADJUSTED = List.of("", "", "");

  private ReplyText reply() {
    return new ReplyText(project, scope.page());
  }

  @Override
  public ObjectNode json() {
    ObjectNode content = AnswerJson.heading(project);
    content.set("a", side(answer.a()));
    content.set("b", side(answer.b()));
    percent(content, "matters_percent", answer.mattersPercent());
    ArrayNode comparisons = content.putArray("comparisons");
    answer.result().signals().forEach(each -> difference(comparisons.addObject(), each));
    answer.result().means().forEach(each -> means(comparisons.addObject(), each));
    reply().addLinks(content);
    new BasisText(answer.basis()).addTo(content);
    return content;
  }

  private static ObjectNode side(ComparisonAnswer.Side side) {
    ObjectNode node = AnswerJson.object().put("label", side.label());
    AnswerJson.days(node, side.window(), side.coverage());
    return node.put("sessions", Math.round(side.sessions()))
        .put("independent_sessions", Math.round(side.effective()))
        .put("unit", side.unit().label());
  }

  private void difference(ObjectNode node, Difference each) {
    node.put("measure", each.signal().sessionPercent().label());
    figures(node, each.a(), each.b(), each.interval());
    if (each.strata() > 1) {
      AnswerJson.labels(node.putArray("adjusted_for"), answer.adjustedFor());
      percent(node, "adjusted_difference", each.adjusted());
      percent(node, "adjusted_low", each.adjustedInterval().low());
      percent(node, "adjusted_high", each.adjustedInterval().high());
    }
    BasisText.putProbability(node, "p_adjusted", each.pAdjusted());
    percent(node, "detectable_difference", each.detectable());
    node.put("verdict", label(each.verdict()));
    if (each.verdict() == Verdict.CANNOT_TELL) {
      node.put("sessions_needed", (long) each.neededToSettle());
      if (each.neededAsSeen() < each.neededToSettle()) {
        node.put("sessions_needed_if_as_seen", (long) each.neededAsSeen());
      }
    }
  }

  private static void means(ObjectNode node, Means each) {
    node.put("measure", each.measure().label());
    figures(node, each.a(), each.b(), each.interval());
    BasisText.putProbability(node, "p_adjusted", each.pAdjusted());
    node.put("days", each.days()).put("verdict", label(each.verdict()));
  }

  private static void figures(ObjectNode node, double a, double b, Interval interval) {
    percent(node, "a", a);
    percent(node, "b", b);
    percent(node, "difference", b - a);
    percent(node, "low", interval.low());
    percent(node, "high", interval.high());
  }

  private static void percent(ObjectNode node, String name, double value) {
    BasisText.put(node, name, value, DECIMALS);
  }

  private static String label(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Chart> charts() {
    return JudgedCharts.of(answer);
  }

  @Override
  public String markdown() {
    return ReplyText.of(
        List.of(ReplyText.heading(project) + ". " + sides(AnswerMarkdown::name)),
        verdicts(),
        MarkdownText.table(headings(), rows().stream().map(List::stream)),
        notes(),
        unevenness(),
        new BasisText(answer.basis()).lines(),
        reply().markdownLinks());
  }

  private String sides(UnaryOperator<String> naming) {
    return "a: " + side(answer.a(), naming) + " b: " + side(answer.b(), naming);
  }

  private static String side(ComparisonAnswer.Side side, UnaryOperator<String> naming) {
    return "%s, %s (%s), %s %s%s."
        .formatted(
            naming.apply(side.label()),
            TimeText.between(side.window()),
            TimeText.counted(side.days(), "day"),
            BasisText.count(side.sessions()),
            side.unit().label(),
            side.isReduced()
                ? ", equivalent to " + BasisText.count(side.effective()) + " independent ones"
                : "");
  }

  private List<String> verdicts() {
    List<String> lines = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      String of =
          Stream.concat(
                  answer.result().signals().stream()
                      .filter(each -> each.verdict() == verdict)
                      .map(each -> each.signal().label() + needed(each)),
                  answer.result().means().stream()
                      .filter(each -> each.verdict() == verdict)
                      .map(each -> each.measure().label()))
              .collect(Collectors.joining(", "));
      if (!of.isEmpty()) {
        lines.add("- " + words(verdict) + ": " + of + ".");
      }
    }
    return lines.isEmpty() ? List.of("Nothing could be compared.") : lines;
  }

  private static String needed(Difference each) {
    if (each.verdict() != Verdict.CANNOT_TELL) {
      return "";
    }
    return " "
        + BasisText.count(each.neededToSettle())
        + (each.neededAsSeen() < each.neededToSettle()
            ? " (" + BasisText.count(each.neededAsSeen()) + ")"
            : "");
  }

  private String words(Verdict verdict) {
    return switch (verdict) {
      case B_HIGHER -> "b is higher";
      case B_LOWER -> "b is lower";
      case SAME -> "The same within " + percent(answer.mattersPercent()) + " %";
      case CANNOT_TELL ->
          "Can't tell yet (with the sessions needed on each side; in parentheses, if the"
              + " difference is as large as it looks)";
    };
  }

  private Stream<String> headings() {
    Stream<String> adjusted =
        isAdjusted()
            ? Stream.of("adjusted_difference", "adjusted_low", "adjusted_high")
            : Stream.of();
    return Stream.of(
            Stream.of("measure", "a", "b", "difference", "low", "high"),
            adjusted,
            Stream.of("p_adjusted", "detectable_difference", "verdict"))
        .flatMap(each -> each);
  }

  private boolean isAdjusted() {
    return answer.result().signals().stream().anyMatch(each -> each.strata() > 1);
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Difference each : answer.result().signals()) {
      String measure = each.signal().sessionPercent().label();
      List<String> row = row(measure, each.a(), each.b(), each.b() - each.a(), each.interval());
      if (isAdjusted()) {
        row.addAll(
            each.strata() > 1 ? figures(each.adjusted(), each.adjustedInterval()) : NOT_ADJUSTED);
      }
      row.add(BasisText.probability(each.pAdjusted()));
      row.add(percent(each.detectable()));
      row.add(label(each.verdict()));
      rows.add(row);
    }
    for (Means each : answer.result().means()) {
      String measure = each.measure().label();
      List<String> row = row(measure, each.a(), each.b(), each.b() - each.a(), each.interval());
      row.addAll(isAdjusted() ? NOT_ADJUSTED : List.of());
      row.add(BasisText.probability(each.pAdjusted()));
      row.add("");
      row.add(label(each.verdict()) + " (by " + TimeText.counted(each.days(), "day") + ")");
      rows.add(row);
    }
    return rows;
  }

  private static List<String> row(
      String measure, double a, double b, double difference, Interval interval) {
    List<String> row = new ArrayList<>(List.of(measure, percent(a), percent(b)));
    row.addAll(figures(difference, interval));
    return row;
  }

  private static List<String> figures(double difference, Interval interval) {
    return List.of(percent(difference), percent(interval.low()), percent(interval.high()));
  }

  private static String percent(double value) {
    return BasisText.shown(value, DECIMALS);
  }

  private List<String> notes() {
    if (rows().isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        ("Shares are in percent of %s, differences b less a, low to high their 95 %% interval. What"
                + " matters: %s %% of a's figure.")
            .formatted(answer.a().unit().label(), percent(answer.mattersPercent())));
    if (isAdjusted()) {
      notes.add(
          "Adjusted for %s: the verdict follows the adjusted difference."
              .formatted(
                  answer.adjustedFor().stream()
                      .map(Dimension::label)
                      .collect(Collectors.joining(" and "))));
    }
    return notes;
  }

  private List<String> unevenness() {
    return Stream.concat(
            AnswerMarkdown.unevenness(answer.a().coverage()).stream().map("a: "::concat),
            AnswerMarkdown.unevenness(answer.b().coverage()).stream().map("b: "::concat))
        .toList();
  }

  @Override
  public String text(OptionalInt width) {
    return ReplyText.of(
        table().paragraph(width),
        verdicts(),
        List.of(sides(label -> label)),
        notes(),
        unevenness(),
        new BasisText(answer.basis()).lines(),
        reply().terminalLinks());
  }

  /** On a terminal, the difference is the one on which the verdict is based. */
  private TextTable table() {
    List<List<String>> cells = new ArrayList<>();
    for (Difference each : answer.result().signals()) {
      String measure = each.signal().sessionPercent().heading();
      cells.add(row(measure, each.a(), each.b(), each.adjusted(), each.adjustedInterval()));
      cells.get(cells.size() - 1).add(label(each.verdict()).replace('_', ' '));
    }
    for (Means each : answer.result().means()) {
      String measure = each.measure().heading();
      cells.add(row(measure, each.a(), each.b(), each.b() - each.a(), each.interval()));
      cells.get(cells.size() - 1).add(label(each.verdict()).replace('_', ' '));
    }
    return new TextTable(
        List.of(
            Column.text(""),
            Column.number("a"),
            Column.number("b"),
            Column.number(isAdjusted() ? "adjusted difference" : "difference"),
            Column.number("low"),
            Column.number("high"),
            Column.text("verdict")),
        cells);
  }
}
