package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.dashboard.Recording;
import io.claritytoolbox.dashboard.Recording.Event;
import io.claritytoolbox.dashboard.Recording.Visit;
import io.claritytoolbox.dashboard.Recordings;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.render.TextTable.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recordings of single sessions.
 *
 * @param recordings to show
 * @param asked the request
 * @param quota the dashboard's requests
 * @param warnings in complete sentences
 */
public record RecordingsView(
    Project project, Recordings recordings, Asked asked, QuotaState quota, List<String> warnings)
    implements Rendering {
  private static final String SOURCE = "Clarity's dashboard, through an undocumented interface";
  private static final List<String> HEADINGS =
      List.of(
          "started_at",
          "total_seconds",
          "active_seconds",
          "pages",
          "clicks",
          "entry_page",
          "exit_page",
          "link");

  /**
   * The request.
   *
   * @param window when the sessions began
   * @param days its length
   * @param page the only page; empty if there are several
   * @param detail how much of each session to show
   */
  public record Asked(Window window, int days, Optional<String> page, Detail detail) {}

  /** How much of a session to show. */
  public enum Detail {
    /** Figures, the first and the last page. */
    FIGURES,
    /** All pages and events, without text that visitors entered. */
    TIMELINE
  }

  public RecordingsView {
    warnings = List.copyOf(warnings);
  }

  @Override
  public ObjectNode json() {
    ObjectNode content = AnswerJson.heading(project);
    content.set("window", AnswerJson.window(asked.window(), asked.days()));
    ArrayNode rows = content.putArray("recordings");
    recordings.shown().forEach(each -> rows.add(json(each)));
    content.put("returned", recordings.returned()).put("source", SOURCE);
    content.set("quota", AnswerJson.quota(quota));
    reply().addLinks(content);
    AnswerJson.fit(
        content,
        warnings,
        rows,
        " recordings do not fit in one reply. Ask for fewer, or without timeline.");
    return content;
  }

  private ObjectNode json(Recording each) {
    ObjectNode node = AnswerJson.object();
    put(node, "link", each.link());
    Optional.ofNullable(each.startedAt())
        .ifPresent(at -> node.put("started_at", AnswerJson.instant(at)));
    put(node, "total_seconds", each.total());
    put(node, "active_seconds", each.active());
    Optional.ofNullable(each.pages()).ifPresent(pages -> node.put("pages", pages));
    Optional.ofNullable(each.clicks()).ifPresent(clicks -> node.put("clicks", clicks));
    each.entry().ifPresent(page -> put(node, "entry_page", page));
    each.exit().ifPresent(page -> put(node, "exit_page", page));
    if (asked.detail() == Detail.TIMELINE) {
      ArrayNode timeline = node.putArray("timeline");
      each.visits().forEach(visit -> visit(timeline.addObject(), visit));
    }
    return node;
  }

  private static void visit(ObjectNode node, Visit visit) {
    put(node, "page", visit.address());
    put(node, "title", visit.title());
    put(node, "referrer", visit.referrer());
    put(node, "seconds", visit.duration());
    ArrayNode events = node.putArray("events");
    for (Event event : visit.events()) {
      ObjectNode one = events.addObject();
      put(one, "type", event.type());
      put(one, "text", event.text());
      put(one, "after_seconds", event.after());
    }
  }

  private static void put(ObjectNode node, String name, @Nullable String text) {
    Optional.ofNullable(text).ifPresent(said -> node.put(name, AnswerJson.clean(said)));
  }

  private static void put(ObjectNode node, String name, @Nullable Duration time) {
    Optional.ofNullable(time).ifPresent(known -> node.put(name, known.toSeconds()));
  }

  private ReplyText reply() {
    return new ReplyText(project, asked.page());
  }

  @Override
  public String markdown() {
    return ReplyText.of(
        List.of(ReplyText.heading(project) + ", " + heading(MarkdownText::of)),
        MarkdownText.table(
            HEADINGS.stream(), recordings.shown().stream().map(RecordingsView::cells)),
        timelines(MarkdownText::of),
        notes(),
        reply().markdownLinks(),
        ReplyText.warned(warnings));
  }

  private String heading(UnaryOperator<String> naming) {
    return "%s%s: %s of the %s that Clarity returned."
        .formatted(
            TimeText.between(asked.window()),
            asked.page().map(page -> ", on " + naming.apply(AnswerJson.clean(page))).orElse(""),
            TimeText.counted(recordings.shown().size(), "recording"),
            recordings.returned());
  }

  private List<String> notes() {
    return List.of(
        "Source: " + SOURCE + ". Links need a login. Entered and selected text is masked.",
        DashboardView.left(quota));
  }

  private static Stream<String> cells(Recording each) {
    String at = Optional.ofNullable(each.startedAt()).map(AnswerJson::instant).orElse("");
    String link = Optional.ofNullable(each.link()).orElse("");
    return Stream.of(Stream.of(at), figures(each, AnswerMarkdown::name), Stream.of(link))
        .flatMap(cells -> cells);
  }

  /** The cells that both tables have. */
  private static Stream<String> figures(Recording each, UnaryOperator<String> naming) {
    return Stream.of(
        seconds(each.total()),
        seconds(each.active()),
        number(each.pages()),
        number(each.clicks()),
        each.entry().map(naming).orElse(""),
        each.exit().map(naming).orElse(""));
  }

  private static String seconds(@Nullable Duration time) {
    return time == null ? "" : Long.toString(time.toSeconds());
  }

  private static String number(@Nullable Integer count) {
    return count == null ? "" : count.toString();
  }

  /** A line per page of each session, if they were asked for. */
  private List<String> timelines(UnaryOperator<String> naming) {
    List<String> lines = new ArrayList<>();
    if (asked.detail() != Detail.TIMELINE) {
      return lines;
    }
    int number = 0;
    for (Recording each : recordings.shown()) {
      number++;
      for (Visit visit : each.visits()) {
        lines.add(number + ". " + told(visit, naming));
      }
    }
    return lines;
  }

  private static String told(Visit visit, UnaryOperator<String> naming) {
    String events =
        visit.events().stream().map(event -> told(event, naming)).collect(Collectors.joining("; "));
    String title = visit.title();
    String referrer = visit.referrer();
    return naming.apply(AnswerJson.clean(visit.address()))
        + (title == null ? "" : " (" + naming.apply(AnswerJson.clean(title)) + ")")
        + (visit.duration() == null ? "" : ", " + seconds(visit.duration()) + " s")
        + (referrer == null ? "" : ", from " + naming.apply(AnswerJson.clean(referrer)))
        + (events.isEmpty() ? "" : ": " + events)
        + ".";
  }

  private static String told(Event event, UnaryOperator<String> naming) {
    String text = event.text();
    Duration after = event.after();
    return naming.apply(AnswerJson.clean(event.type()))
        + (text == null ? "" : " " + naming.apply(AnswerJson.clean(text)))
        + (after == null ? "" : " after " + seconds(after) + " s");
  }

  @Override
  public String text(OptionalInt width) {
    return ReplyText.of(
        table().paragraph(width),
        links(),
        timelines(text -> text),
        List.of(ReplyText.demo(project) + heading(text -> text)),
        notes(),
        reply().terminalLinks(),
        ReplyText.warned(warnings));
  }

  /** The links, which don't fit into the table. */
  private List<String> links() {
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (Recording each : recordings.shown()) {
      number++;
      if (each.link() != null) {
        lines.add(number + ". " + each.link());
      }
    }
    return lines;
  }

  private TextTable table() {
    List<Column> columns =
        List.of(
            Column.number(""),
            Column.text("started"),
            Column.number("seconds"),
            Column.number("active"),
            Column.number("pages"),
            Column.number("clicks"),
            Column.text("entry page"),
            Column.text("exit page"));
    List<List<String>> rows = new ArrayList<>();
    for (Recording each : recordings.shown()) {
      Stream<String> start =
          Stream.of(
              Integer.toString(rows.size() + 1),
              Optional.ofNullable(each.startedAt()).map(TimeText::minute).orElse(""));
      rows.add(Stream.concat(start, figures(each, AnswerJson::clean)).toList());
    }
    return new TextTable(columns, rows);
  }
}
