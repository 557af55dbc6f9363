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
import io.claritytoolbox.model.Window;
import io.claritytoolbox.render.TextTable.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
  private static final List<String> HEADINGS =
      List.of(
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

  @Override
  public ObjectNode json() {
    ObjectNode content =
        AnswerJson.heading(project)
            .put("since", AnswerJson.instant(window().from()))
            .put("until", AnswerJson.instant(window().to()))
            .put("days", answer.days())
            .put("baseline_days", answer.baselineDays())
            .put("tested", answer.result().tested())
            .put("left_out", answer.result().leftOut());
    AnswerJson.between(content.putObject("baseline"), answer.usual().before());
    missing(content, answer.usual().missing());
    ArrayNode changes = content.putArray("changes");
    shown().forEach(each -> change(changes.addObject(), each));
    content.put("total_changes", all().size());
    pages(content.putArray("new_pages"), answer.result().newPages());
    pages(content.putArray("gone_pages"), answer.result().gonePages());
    put(content, "false_alarms_expected", answer.result().falseAlarmsExpected());
    reply().addLinks(content);
    new BasisText(answer.basis()).addTo(content);
    return content;
  }

  private Window window() {
    return answer.usual().window();
  }

  private List<Change> all() {
    return answer.result().changes();
  }

  private List<Change> shown() {
    return first(all());
  }

  private ReplyText reply() {
    return new ReplyText(project, scope.page());
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

  private void change(ObjectNode node, Change each) {
    group(node.putObject("group"), each.group());
    node.put("measure", each.measure().label());
    put(node, "before", each.before());
    put(node, "now", each.now());
    put(node, "difference", each.difference());
    put(node, "low", each.interval().low());
    put(node, "high", each.interval().high());
    otherDays(node, each.group());
    node.put("direction", direction(each))
        .put("likely", words(each.likelihood()))
        .put("since", each.since().toString());
    if (!each.where().isEmpty()) {
      ArrayNode where = node.putArray("where");
      each.where().forEach(carrier -> HotspotsView.where(where.addObject(), carrier));
    }
    recordings(each).ifPresent(call -> node.set(Scope.TOOL, call));
  }

  private static void group(ObjectNode node, Map<Dimension, String> group) {
    group.forEach((dimension, value) -> node.put(dimension.label(), AnswerJson.clean(value)));
  }

  private void pages(ArrayNode node, List<Page> pages) {
    for (Page page : first(pages)) {
      ObjectNode one = node.addObject();
      group(one, page.group());
      one.put("sessions", Math.round(page.sessions()));
      otherDays(one, page.group());
    }
  }

  private static void missing(ObjectNode node, List<LocalDate> dates) {
    if (!dates.isEmpty()) {
      AnswerJson.strings(
          node.putArray("missing"), dates.stream().map(LocalDate::toString).toList());
    }
  }

  /** The current days of a group, and the missing days, if they are not those of the answer. */
  private void otherDays(ObjectNode node, Map<Dimension, String> group) {
    answer
        .otherDays(group)
        .ifPresent(
            own -> {
              AnswerJson.between(node.putObject("window"), own.window());
              AnswerJson.between(node.putObject("baseline"), own.before());
              missing(node, own.missing());
            });
  }

  /** The same in words. */
  private Optional<String> otherDays(Map<Dimension, String> group) {
    return answer
        .otherDays(group)
        .map(
            own ->
                TimeText.between(own.window())
                    + ", before "
                    + TimeText.between(own.before())
                    + (own.missing().isEmpty() ? "" : " without " + own.missing()));
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
    return ReplyText.of(
        List.of(ReplyText.heading(project) + ", " + heading()),
        MarkdownText.table(HEADINGS.stream(), shown().stream().map(this::cells)),
        notes(AnswerMarkdown::name),
        reply().markdownLinks());
  }

  private String heading() {
    return "%s (%s) compared with the %s before (%s): %s%s."
        .formatted(
            TimeText.between(window()),
            TimeText.counted(answer.days(), "day"),
            TimeText.counted(answer.baselineDays(), "stored day"),
            TimeText.between(answer.usual().before()),
            all().isEmpty()
                ? "no change is larger than chance"
                : TimeText.counted(all().size(), "change"),
            all().size() > MOST ? ", the clearest " + MOST + " shown" : "");
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
        each.since() + otherDays(each.group()).map(days -> " (" + days + ")").orElse(""),
        HotspotsView.words(each.where(), AnswerMarkdown::name),
        Scope.cell(recordings(each)));
  }

  private static String group(Map<Dimension, String> group, UnaryOperator<String> naming) {
    return group.isEmpty()
        ? "all"
        : group.entrySet().stream()
            .map(each -> each.getKey().label() + " " + naming.apply(each.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String figure(double value) {
    return BasisText.shown(value, DECIMALS);
  }

  /** Pages that are new or gone, how to read the figures, and the data. */
  private List<String> notes(UnaryOperator<String> naming) {
    List<String> lines = new ArrayList<>();
    if (!answer.usual().missing().isEmpty()) {
      lines.add("Days missing: " + answer.usual().missing() + ".");
    }
    told("New pages", answer.result().newPages(), naming).ifPresent(lines::add);
    told("Gone pages, with the sessions expected", answer.result().gonePages(), naming)
        .ifPresent(lines::add);
    lines.add(
        ("%s groups and measures were tested, %s groups have too few sessions. False alarms to"
                + " expect among these: %s. Shares are in percent of sessions; since is the day"
                + " from which a change shows.")
            .formatted(
                BasisText.count(answer.result().tested()),
                BasisText.count((double) answer.result().leftOut()),
                figure(answer.result().falseAlarmsExpected())));
    lines.addAll(new BasisText(answer.basis()).lines());
    return lines;
  }

  private Optional<String> told(String title, List<Page> pages, UnaryOperator<String> naming) {
    String list =
        first(pages).stream()
            .map(
                page ->
                    "%s (%s)"
                        .formatted(
                            naming.apply(page.group().getOrDefault(Dimension.URL, "")),
                            BasisText.count(page.sessions())))
            .collect(Collectors.joining(", "));
    String days =
        first(pages).stream()
            .flatMap(page -> otherDays(page.group()).stream())
            .findFirst()
            .map(own -> " Pages: " + own + ".")
            .orElse("");
    return list.isEmpty() ? Optional.empty() : Optional.of(title + ": " + list + "." + days);
  }

  @Override
  public String text(OptionalInt width) {
    return ReplyText.of(
        table().paragraph(width),
        shown().stream().map(this::told).toList(),
        List.of(ReplyText.demo(project) + heading()),
        notes(AnswerJson::clean),
        reply().terminalLinks());
  }

  /** Details that don't fit into the table. */
  private String told(Change each) {
    String where = HotspotsView.words(each.where(), HotspotsView::inText);
    return "- %s, %s%s%s%s"
        .formatted(
            group(each.group(), AnswerJson::clean),
            each.measure().heading(),
            otherDays(each.group()).map(days -> " (" + days + ")").orElse(""),
            where.isEmpty() ? "" : ": " + where + " elsewhere",
            Scope.told(recordings(each)));
  }

  private TextTable table() {
    return new TextTable(
        List.of(
            Column.text("group"),
            Column.text("measure"),
            Column.number("before"),
            Column.number("now"),
            Column.text("since"),
            Column.text("likely")),
        shown().stream()
            .map(
                each ->
                    List.of(
                        group(each.group(), AnswerJson::clean),
                        each.measure().heading(),
                        figure(each.before()),
                        figure(each.now()),
                        each.since().toString(),
                        words(each.likelihood())))
            .toList());
  }
}
