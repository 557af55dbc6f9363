package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.insight.Carrier;
import io.claritytoolbox.insight.Hotspots.Excess;
import io.claritytoolbox.insight.Hotspots.Hotspot;
import io.claritytoolbox.judge.HotspotsAnswer;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.render.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Groups to fix first, with their problems and where these are concentrated.
 *
 * @param scope the scope of the question
 */
public record HotspotsView(Project project, HotspotsAnswer answer, Scope scope)
    implements Rendering {
  private static final int MOST_ROWS = 10;

  /** Groups within chance, for comparison with the hotspots. */
  private static final int FEW_ROWS = 3;

  /** For a group within chance, the largest excess is enough. */
  private static final int FEW = 1;

  private static final int DECIMALS = 1;
  private static final String CHANCE = "within chance";

  /** With the scope of the whole site. */
  public HotspotsView(Project project, HotspotsAnswer answer) {
    this(project, answer, Scope.ALL);
  }

  private List<Hotspot> shown() {
    long rows = Math.min(MOST_ROWS, answer.hotspots() + FEW_ROWS);
    return answer.ranked().stream().limit(rows).toList();
  }

  @Override
  public ObjectNode json() {
    ObjectNode content = LedgerJson.heading(project);
    content.set("window", BasisText.window(answer.window(), answer.days()));
    labels(content.putArray("group_by"), answer.groupBy());
    labels(content.putArray("expected_by"), answer.expectedBy());
    content.put("hotspots", answer.hotspots());
    ArrayNode rows = content.putArray("rows");
    shown()
        .forEach(
            each -> {
              ObjectNode node = rows.addObject();
              row(node, each);
              recordings(each).ifPresent(call -> node.set(Scope.TOOL, call));
            });
    content.put("total_rows", answer.ranked().size());
    labels(content.putArray("where_searched"), answer.searched());
    links().addTo(content);
    new BasisText(answer.basis()).addTo(content);
    return content;
  }

  /** Links for the first page, if there is one. */
  private LinksText links() {
    return new LinksText(
        project,
        scope
            .page()
            .or(
                () ->
                    shown().stream()
                        .filter(Hotspot::isHot)
                        .findFirst()
                        .map(first -> first.key().get(Dimension.URL))));
  }

  /** The call that lists the recordings of a hotspot, for its most frequent signal. */
  private Optional<ObjectNode> recordings(Hotspot each) {
    return each.isHot()
        ? scope.recordings(
            each.key(), each.signals().stream().findFirst().map(Excess::signal), each.where())
        : Optional.empty();
  }

  private static void labels(ArrayNode node, List<Dimension> dimensions) {
    dimensions.forEach(dimension -> node.add(dimension.label()));
  }

  private static void row(ObjectNode node, Hotspot each) {
    each.key().forEach((dimension, value) -> node.put(dimension.label(), clean(value)));
    node.put("sessions", Math.round(each.sessions()));
    put(node, "excess_sessions", each.excess());
    put(node, "low", each.interval().low());
    put(node, "high", each.interval().high());
    put(node, "share_of_all_excess_percent", each.sharePercent());
    ArrayNode signals = node.putArray("signals");
    signals(each).forEach(excess -> signal(signals.addObject(), excess));
    if (each.isHot()) {
      ArrayNode where = node.putArray("where");
      each.where().forEach(carrier -> where(where.addObject(), carrier));
    } else {
      node.put("says", CHANCE);
    }
  }

  private static List<Excess> signals(Hotspot each) {
    return each.isHot() ? each.signals() : each.signals().subList(0, FEW);
  }

  private static void signal(ObjectNode node, Excess excess) {
    node.put("signal", excess.signal().label());
    put(node, "session_percent", excess.percent());
    put(node, "expected_percent", excess.expectedPercent());
    put(node, "excess_sessions", excess.excess());
  }

  /** Adds a part of a group, in the same form in all judgements. */
  static void where(ObjectNode node, Carrier carrier) {
    node.put("dimension", carrier.dimension().label()).put("value", clean(carrier.value()));
    put(node, "session_percent", carrier.percent());
    put(node, "elsewhere_percent", carrier.elsewherePercent());
  }

  private static void put(ObjectNode node, String name, double value) {
    BasisText.put(node, name, value, DECIMALS);
  }

  static String clean(String value) {
    return UntrustedText.clean(value, AnswerJson.LONGEST_CELL);
  }

  @Override
  public List<Chart> charts() {
    return JudgedCharts.of(answer);
  }

  @Override
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(BasisText.heading(project) + ", " + heading());
    if (!shown().isEmpty()) {
      lines.addAll(MarkdownText.head(headings()));
      shown().forEach(each -> lines.add(MarkdownText.row(cells(each, AnswerMarkdown::name))));
      lines.add("");
      lines.add(reading());
    }
    lines.addAll(new BasisText(answer.basis()).lines());
    lines.addAll(links().markdown());
    return String.join("\n", lines);
  }

  private String heading() {
    return BasisText.span(answer.window())
        + ". "
        + (answer.hotspots() == 0
            ? "No group has more affected sessions than chance explains"
            : TimeText.counted(answer.hotspots(), "hotspot"))
        + "; "
        + shown().size()
        + " of "
        + TimeText.counted(answer.ranked().size(), "group")
        + " shown.";
  }

  private String reading() {
    String by = names(answer.expectedBy());
    String searched = names(answer.searched());
    return "excess_sessions: affected sessions above the number expected from "
        + (by.isEmpty() ? "the other groups' rates" : "the other groups' rates by " + by)
        + ", summed over signals (a session with two signals counts twice); low and high are its 95 %"
        + " interval."
        + (searched.isEmpty() ? "" : " Breakdowns searched for its location: " + searched + ".");
  }

  private static String names(List<Dimension> dimensions) {
    return dimensions.stream().map(Dimension::label).collect(Collectors.joining(", "));
  }

  private Stream<String> headings() {
    return Stream.concat(
        answer.groupBy().stream().map(Dimension::label),
        Stream.of(
            "sessions",
            "excess_sessions",
            "low",
            "high",
            "share_of_all_excess_percent",
            "signals: percent (expected, excess)",
            "where: percent (elsewhere)",
            Scope.TOOL));
  }

  private Stream<String> cells(Hotspot each, UnaryOperator<String> naming) {
    return Stream.concat(
        each.key().values().stream().map(naming),
        Stream.of(
            BasisText.count(each.sessions()),
            figure(each.excess()),
            figure(each.interval().low()),
            figure(each.interval().high()),
            figure(each.sharePercent()),
            signals(each).stream().map(HotspotsView::words).collect(Collectors.joining("; ")),
            each.isHot() ? words(each.where(), naming) : CHANCE,
            recordings(each).map(call -> MarkdownText.code(call.toString())).orElse("")));
  }

  private static String words(Excess excess) {
    return excess.signal().label()
        + " "
        + figure(excess.percent())
        + " % ("
        + figure(excess.expectedPercent())
        + ", "
        + figure(excess.excess())
        + ")";
  }

  static String words(List<Carrier> where, UnaryOperator<String> naming) {
    return where.stream()
        .map(
            carrier ->
                carrier.dimension().label()
                    + " "
                    + naming.apply(carrier.value())
                    + " "
                    + figure(carrier.percent())
                    + " % ("
                    + figure(carrier.elsewherePercent())
                    + ")")
        .collect(Collectors.joining("; "));
  }

  private static String figure(double value) {
    return BasisText.shown(value, DECIMALS);
  }

  @Override
  public String text(OptionalInt width) {
    List<String> lines = new ArrayList<>();
    if (!shown().isEmpty()) {
      lines.addAll(table().lines(width));
      lines.add("");
      shown().stream().filter(Hotspot::isHot).forEach(each -> lines.add(told(each)));
    }
    lines.add(
        (project.demo() ? "Demo: the site and its visitors are simulated. " : "") + heading());
    lines.addAll(shown().isEmpty() ? List.of() : List.of(reading()));
    lines.addAll(new BasisText(answer.basis()).lines());
    lines.addAll(links().terminal());
    return String.join("\n", lines);
  }

  private String told(Hotspot each) {
    String where = words(each.where(), HotspotsView::clean);
    return "- "
        + each.key().values().stream().map(HotspotsView::clean).collect(Collectors.joining(", "))
        + ": "
        + each.signals().stream().map(HotspotsView::words).collect(Collectors.joining("; "))
        + (where.isEmpty() ? "" : ". Where: " + where)
        + recordings(each).map(call -> ". Recordings: " + Scope.TOOL + " " + call).orElse(".");
  }

  private TextTable table() {
    List<Column> columns =
        Stream.concat(
                answer.groupBy().stream()
                    .map(each -> new Column(each.label(), TextTable.Side.LEFT)),
                Stream.of("sessions", "excess sess.", "low", "high", "share %")
                    .map(name -> new Column(name, TextTable.Side.RIGHT)))
            .toList();
    return new TextTable(
        columns,
        shown().stream()
            .map(each -> cells(each, HotspotsView::clean).limit(columns.size()).toList())
            .toList());
  }
}
