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
import io.claritytoolbox.render.TextTable.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private static final String NONE = "(none)";

  private List<Hotspot> shown() {
    long rows = Math.min(MOST_ROWS, answer.hotspots() + FEW_ROWS);
    return answer.ranked().stream().limit(rows).toList();
  }

  @Override
  public ObjectNode json() {
    ObjectNode content = AnswerJson.heading(project);
    AnswerJson.days(content, answer.window(), answer.coverage());
    AnswerJson.labels(content.putArray("group_by"), answer.groupBy());
    AnswerJson.labels(content.putArray("expected_by"), answer.expectedBy());
    content.put("hotspots", answer.hotspots());
    ArrayNode rows = content.putArray("rows");
    shown().forEach(each -> row(rows.addObject(), each));
    content.put("total_rows", answer.ranked().size());
    AnswerJson.labels(content.putArray("where_searched"), answer.searched());
    reply().addLinks(content);
    new BasisText(answer.basis()).addTo(content);
    return content;
  }

  /** With links for the first hot page, if there is one. */
  private ReplyText reply() {
    Optional<String> hottest =
        shown().stream()
            .filter(Hotspot::isHot)
            .findFirst()
            .flatMap(first -> Optional.ofNullable(first.key().get(Dimension.URL)));
    return new ReplyText(project, scope.page().or(() -> hottest));
  }

  /** The call that lists the recordings of a hotspot, for its most frequent signal. */
  private Optional<ObjectNode> recordings(Hotspot each) {
    return each.isHot()
        ? scope.recordings(
            each.key(), each.signals().stream().findFirst().map(Excess::signal), each.where())
        : Optional.empty();
  }

  private void row(ObjectNode node, Hotspot each) {
    each.key().forEach((dimension, value) -> node.put(dimension.label(), cleaned(value)));
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
    recordings(each).ifPresent(call -> node.set(Scope.TOOL, call));
  }

  /** Null stays null, as in the data tools. */
  private static @Nullable String cleaned(@Nullable String value) {
    return value == null ? null : AnswerJson.clean(value);
  }

  /** A name as the data tools write it. */
  static String inText(@Nullable String value) {
    return value == null ? NONE : AnswerJson.clean(value);
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
    node.put("dimension", carrier.dimension().label()).put("value", cleaned(carrier.value()));
    put(node, "session_percent", carrier.percent());
    put(node, "elsewhere_percent", carrier.elsewherePercent());
  }

  private static void put(ObjectNode node, String name, double value) {
    BasisText.put(node, name, value, DECIMALS);
  }

  @Override
  public List<Chart> charts() {
    return JudgedCharts.of(answer);
  }

  @Override
  public String markdown() {
    return ReplyText.of(
        List.of(ReplyText.heading(project) + ", " + heading()),
        MarkdownText.table(
            headings(), shown().stream().map(each -> cells(each, AnswerMarkdown::name))),
        reading(),
        AnswerMarkdown.unevenness(answer.coverage()),
        new BasisText(answer.basis()).lines(),
        reply().markdownLinks());
  }

  private String heading() {
    return "%s. %s; %s of %s shown."
        .formatted(
            TimeText.between(answer.window()),
            answer.hotspots() == 0
                ? "No group has more affected sessions than chance explains"
                : TimeText.counted(answer.hotspots(), "hotspot"),
            shown().size(),
            TimeText.counted(answer.ranked().size(), "group"));
  }

  /** How to read the rows, if there are any. */
  private List<String> reading() {
    String by = names(answer.expectedBy());
    String searched = names(answer.searched());
    return shown().isEmpty()
        ? List.of()
        : List.of(
            "excess_sessions: affected sessions above the number expected from the other groups'"
                + " rates"
                + (by.isEmpty() ? "" : " by " + by)
                + ", summed over signals (a session with two signals counts twice); low and high"
                + " are its 95 % interval."
                + (searched.isEmpty()
                    ? ""
                    : " Breakdowns searched for its location: " + searched + "."));
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

  private Stream<String> cells(Hotspot each, Function<@Nullable String, String> naming) {
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
            Scope.cell(recordings(each))));
  }

  private static String words(Excess excess) {
    return "%s %s %% (%s, %s)"
        .formatted(
            excess.signal().label(),
            figure(excess.percent()),
            figure(excess.expectedPercent()),
            figure(excess.excess()));
  }

  static String words(List<Carrier> where, Function<@Nullable String, String> naming) {
    return where.stream()
        .map(
            carrier ->
                "%s %s %s %% (%s)"
                    .formatted(
                        carrier.dimension().label(),
                        naming.apply(carrier.value()),
                        figure(carrier.percent()),
                        figure(carrier.elsewherePercent())))
        .collect(Collectors.joining("; "));
  }

  private static String figure(double value) {
    return BasisText.shown(value, DECIMALS);
  }

  @Override
  public String text(OptionalInt width) {
    return ReplyText.of(
        table().paragraph(width),
        shown().stream().filter(Hotspot::isHot).map(this::told).toList(),
        List.of(ReplyText.demo(project) + heading()),
        reading(),
        AnswerMarkdown.unevenness(answer.coverage()),
        new BasisText(answer.basis()).lines(),
        reply().terminalLinks());
  }

  /** Details that don't fit into the table. */
  private String told(Hotspot each) {
    String where = words(each.where(), HotspotsView::inText);
    return "- %s: %s%s%s"
        .formatted(
            each.key().values().stream()
                .map(HotspotsView::inText)
                .collect(Collectors.joining(", ")),
            each.signals().stream().map(HotspotsView::words).collect(Collectors.joining("; ")),
            where.isEmpty() ? "" : ". Where: " + where,
            Scope.told(recordings(each)));
  }

  private TextTable table() {
    List<Column> columns =
        Stream.concat(
                answer.groupBy().stream().map(Dimension::label).map(Column::text),
                Stream.of("sessions", "excess sess.", "low", "high", "share %").map(Column::number))
            .toList();
    return new TextTable(
        columns,
        shown().stream()
            .map(each -> cells(each, HotspotsView::inText).limit(columns.size()).toList())
            .toList());
  }
}
