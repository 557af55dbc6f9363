package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.insight.Changes.Change;
import io.claritytoolbox.insight.Changes.Likelihood;
import io.claritytoolbox.insight.Changes.Page;
import io.claritytoolbox.judge.ChangesAnswer;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.render.TextTable.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes, the most certain first.
 *
 * @param scope the scope of the question
 */
public record ChangesView(Project project, ChangesAnswer answer, Scope scope) implements Rendering {
  private static final int MOST = 15;
  private static final int DECIMALS = 2;

  /** With the scope of the whole site. */
  public ChangesView(Project project, ChangesAnswer answer) {
    this(project, answer, Scope.ALL);
  }

  @Override
  public ObjectNode json() {
    ObjectNode content =
        LedgerJson.heading(project)
            .put("since", LedgerJson.instant(answer.window().from()))
            .put("until", LedgerJson.instant(answer.window().to()))
            .put("days", answer.days())
            .put("baseline_days", answer.baselineDays())
            .put("tested", answer.result().tested())
            .put("left_out", answer.result().leftOut());
    ArrayNode changes = content.putArray("changes");
    first(all())
        .forEach(
            each -> {
              ObjectNode node = changes.addObject();
              change(node, each);
              recordings(each).ifPresent(call -> node.set(Scope.TOOL, call));
            });
    content.put("total_changes", all().size());
    pages(content.putArray("new_pages"), answer.result().newPages());
    pages(content.putArray("gone_pages"), answer.result().gonePages());
    put(content, "false_alarms_expected", answer.result().falseAlarmsExpected());
    links().addTo(content);
    new BasisText(answer.basis()).addTo(content);
    return content;
  }

  private List<Change> all() {
    return answer.result().changes();
  }

  private LinksText links() {
    return new LinksText(project, scope.page());
  }

  /** The call that lists the recordings of a change. */
  private Optional<ObjectNode> recordings(Change each) {
    return scope.recordings(each.group(), signal(each.measure()), each.where());
  }

  private static Optional<Signal> signal(Measure measure) {
    return Arrays.stream(Signal.values())
        .filter(signal -> signal.sessionPercent() == measure)
        .findFirst();
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(MOST, all.size()));
  }

  private static void change(ObjectNode node, Change each) {
    group(node.putObject("group"), each.group());
    node.put("measure", each.measure().label());
    put(node, "before", each.before());
    put(node, "now", each.now());
    put(node, "difference", each.difference());
    put(node, "low", each.interval().low());
    put(node, "high", each.interval().high());
    node.put("direction", direction(each))
        .put("likely", words(each.likelihood()))
        .put("since", each.since().toString());
    if (!each.where().isEmpty()) {
      ArrayNode where = node.putArray("where");
      each.where().forEach(carrier -> HotspotsView.where(where.addObject(), carrier));
    }
  }

  private static void group(ObjectNode node, Map<Dimension, String> group) {
    ordered(group)
        .forEach((dimension, value) -> node.put(dimension.label(), HotspotsView.clean(value)));
  }

  /** The values of a group, page first. */
  private static SortedMap<Dimension, String> ordered(Map<Dimension, String> group) {
    return new TreeMap<>(group);
  }

  private static void pages(ArrayNode node, List<Page> pages) {
    for (Page page : first(pages)) {
      ObjectNode one = node.addObject();
      group(one, page.group());
      one.put("sessions", Math.round(page.sessions()));
    }
  }

  private static void put(ObjectNode node, String name, double value) {
    BasisText.put(node, name, value, DECIMALS);
  }

  private static String direction(Change each) {
    return each.difference() > 0 ? "up" : "down";
  }

  private static String words(Likelihood likelihood) {
    return switch (likelihood) {
      case ALMOST_CERTAIN -> "almost certain";
      case VERY_LIKELY -> "very likely";
      case LIKELY -> "likely";
      case TOO_FEW_DAYS -> "too few earlier days";
    };
  }

  @Override
  public List<Chart> charts() {
    return JudgedCharts.of(answer);
  }

  @Override
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(BasisText.heading(project) + ", " + heading());
    if (!all().isEmpty()) {
      lines.addAll(MarkdownText.head(headings().stream()));
      first(all()).forEach(each -> lines.add(MarkdownText.row(cells(each))));
      lines.add("");
    }
    lines.addAll(pages(AnswerMarkdown::name));
    lines.add(reading());
    lines.addAll(new BasisText(answer.basis()).lines());
    lines.addAll(links().markdown());
    return String.join("\n", lines);
  }

  private String heading() {
    return BasisText.span(answer.window())
        + " ("
        + TimeText.counted(answer.days(), "day")
        + ") compared with the "
        + TimeText.counted(answer.baselineDays(), "stored day")
        + " before: "
        + (all().isEmpty()
            ? "no change is larger than chance"
            : TimeText.counted(all().size(), "change"))
        + (all().size() > MOST ? ", the clearest " + MOST + " shown" : "")
        + ".";
  }

  private static List<String> headings() {
    return List.of(
        "group",
        "measure",
        "before",
        "now",
        "difference",
        "low",
        "high",
        "direction",
        "likely",
        "since",
        "where: percent (elsewhere)",
        Scope.TOOL);
  }

  private Stream<String> cells(Change each) {
    return Stream.of(
        group(each.group(), AnswerMarkdown::name),
        each.measure().label(),
        figure(each.before()),
        figure(each.now()),
        figure(each.difference()),
        figure(each.interval().low()),
        figure(each.interval().high()),
        direction(each),
        words(each.likelihood()),
        each.since().toString(),
        HotspotsView.words(each.where(), AnswerMarkdown::name),
        recordings(each).map(call -> MarkdownText.code(call.toString())).orElse(""));
  }

  private static String group(Map<Dimension, String> group, UnaryOperator<String> naming) {
    return group.isEmpty()
        ? "all"
        : ordered(group).entrySet().stream()
            .map(each -> each.getKey().label() + " " + naming.apply(each.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String figure(double value) {
    return BasisText.shown(value, DECIMALS);
  }

  private List<String> pages(UnaryOperator<String> naming) {
    List<String> lines = new ArrayList<>();
    told("New pages", answer.result().newPages(), naming).ifPresent(lines::add);
    told("Gone pages, with the sessions expected", answer.result().gonePages(), naming)
        .ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> told(
      String title, List<Page> pages, UnaryOperator<String> naming) {
    String list =
        first(pages).stream()
            .map(
                page ->
                    naming.apply(page.group().getOrDefault(Dimension.URL, ""))
                        + " ("
                        + BasisText.count(page.sessions())
                        + ")")
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? Optional.empty() : Optional.of(title + ": " + list + ".");
  }

  private String reading() {
    return BasisText.count((double) answer.result().tested())
        + " groups and measures were tested, "
        + BasisText.count((double) answer.result().leftOut())
        + " groups have too few sessions. False alarms to expect among these: "
        + figure(answer.result().falseAlarmsExpected())
        + ". Shares are in percent of sessions; since is the day from which a change shows.";
  }

  @Override
  public String text(OptionalInt width) {
    List<String> lines = new ArrayList<>();
    if (!all().isEmpty()) {
      lines.addAll(table().lines(width));
      lines.add("");
      first(all()).stream().map(this::told).forEach(lines::add);
    }
    lines.add(
        (project.demo() ? "Demo: the site and its visitors are simulated. " : "") + heading());
    lines.addAll(pages(HotspotsView::clean));
    lines.add(reading());
    lines.addAll(new BasisText(answer.basis()).lines());
    lines.addAll(links().terminal());
    return String.join("\n", lines);
  }

  /** Details that don't fit into the table. */
  private String told(Change each) {
    String where = HotspotsView.words(each.where(), HotspotsView::clean);
    return "- "
        + group(each.group(), HotspotsView::clean)
        + ", "
        + each.measure().heading()
        + (where.isEmpty() ? "" : ": " + where + " elsewhere")
        + recordings(each).map(call -> ". Recordings: " + Scope.TOOL + " " + call).orElse(".");
  }

  private TextTable table() {
    return new TextTable(
        List.of(
            new Column("group", TextTable.Side.LEFT),
            new Column("measure", TextTable.Side.LEFT),
            new Column("before", TextTable.Side.RIGHT),
            new Column("now", TextTable.Side.RIGHT),
            new Column("since", TextTable.Side.LEFT),
            new Column("likely", TextTable.Side.LEFT)),
        first(all()).stream()
            .map(
                each ->
                    List.of(
                        group(each.group(), HotspotsView::clean),
                        each.measure().heading(),
                        figure(each.before()),
                        figure(each.now()),
                        each.since().toString(),
                        words(each.likelihood())))
            .toList());
  }
}
