package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.dashboard.Recording;
import io.claritytoolbox.dashboard.Recording.Event;
import io.claritytoolbox.dashboard.Recording.Visit;
import io.claritytoolbox.dashboard.Recordings;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.render.TextTable.Column;
import io.claritytoolbox.render.TextTable.Side;
import java.time.Duration;
import java.time.Instant;
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
    ObjectNode content = LedgerJson.heading(project);
    content.set("window", BasisText.window(asked.window(), asked.days()));
    ArrayNode rows = content.putArray("recordings");
    recordings.shown().forEach(each -> rows.add(json(each)));
    content.put("returned", recordings.returned()).put("source", SOURCE);
    content.set("quota", LedgerJson.quota(quota));
    new LinksText(project, asked.page()).addTo(content);
    ArrayNode told = content.putArray("warnings");
    warnings.forEach(told::add);
    int dropped = ReplySize.fit(content, rows);
    if (dropped > 0) {
      told.add(
          dropped + " recordings do not fit in one reply. Ask for fewer, or without timeline.");
    }
    return content;
  }

  private ObjectNode json(Recording each) {
    ObjectNode node = LedgerJson.object();
    put(node, "link", each.link());
    Optional.ofNullable(each.startedAt())
        .ifPresent(at -> node.put("started_at", LedgerJson.instant(at)));
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
    Optional.ofNullable(text).ifPresent(said -> node.put(name, clean(said)));
  }

  private static void put(ObjectNode node, String name, @Nullable Duration time) {
    Optional.ofNullable(time).ifPresent(known -> node.put(name, known.toSeconds()));
  }

  private static String clean(String text) {
    return UntrustedText.clean(text, AnswerJson.LONGEST_CELL);
  }

  @Override
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(BasisText.heading(project) + ", " + heading(MarkdownText::of));
    if (!recordings.shown().isEmpty()) {
      lines.addAll(MarkdownText.head(HEADINGS.stream()));
      recordings.shown().forEach(each -> lines.add(MarkdownText.row(cells(each))));
      lines.add("");
    }
    if (asked.detail() == Detail.TIMELINE) {
      lines.addAll(timelines(MarkdownText::of));
    }
    lines.addAll(notes());
    lines.addAll(new LinksText(project, asked.page()).markdown());
    warnings.forEach(warning -> lines.add("Warning: " + warning));
    return String.join("\n", lines);
  }

  private String heading(UnaryOperator<String> naming) {
    return BasisText.span(asked.window())
        + asked.page().map(page -> ", on " + naming.apply(clean(page))).orElse("")
        + ": "
        + TimeText.counted(recordings.shown().size(), "recording")
        + " of the "
        + recordings.returned()
        + " that Clarity returned.";
  }

  private List<String> notes() {
    return List.of(
        "Source: " + SOURCE + ". Links need a login. Entered and selected text is masked.",
        DashboardView.left(quota));
  }

  private static Stream<String> cells(Recording each) {
    return Stream.of(
        Optional.ofNullable(each.startedAt()).map(LedgerJson::instant).orElse(""),
        seconds(each.total()),
        seconds(each.active()),
        number(each.pages()),
        number(each.clicks()),
        each.entry().map(AnswerMarkdown::name).orElse(""),
        each.exit().map(AnswerMarkdown::name).orElse(""),
        Optional.ofNullable(each.link()).orElse(""));
  }

  private static String seconds(@Nullable Duration time) {
    return time == null ? "" : Long.toString(time.toSeconds());
  }

  private static String number(@Nullable Integer count) {
    return count == null ? "" : count.toString();
  }

  /** A line per page of each session. */
  private List<String> timelines(UnaryOperator<String> naming) {
    List<String> lines = new ArrayList<>();
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
    return naming.apply(clean(visit.address()))
        + (title == null ? "" : " (" + naming.apply(clean(title)) + ")")
        + (visit.duration() == null ? "" : ", " + seconds(visit.duration()) + " s")
        + (referrer == null ? "" : ", from " + naming.apply(clean(referrer)))
        + (events.isEmpty() ? "" : ": " + events)
        + ".";
  }

  private static String told(Event event, UnaryOperator<String> naming) {
    String text = event.text();
    Duration after = event.after();
    return naming.apply(clean(event.type()))
        + (text == null ? "" : " " + naming.apply(clean(text)))
        + (after == null ? "" : " after " + seconds(after) + " s");
  }

  @Override
  public String text(OptionalInt width) {
    List<String> lines = new ArrayList<>();
    if (!recordings.shown().isEmpty()) {
      lines.addAll(table().lines(width));
      lines.add("");
      lines.addAll(links());
    }
    if (asked.detail() == Detail.TIMELINE) {
      lines.addAll(timelines(text -> text));
    }
    lines.add(
        (project.demo() ? "Demo: the site and its visitors are simulated. " : "")
            + heading(text -> text));
    lines.addAll(notes());
    lines.addAll(new LinksText(project, asked.page()).terminal());
    warnings.forEach(warning -> lines.add("Warning: " + warning));
    return String.join("\n", lines);
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
            new Column("", Side.RIGHT),
            new Column("started", Side.LEFT),
            new Column("seconds", Side.RIGHT),
            new Column("active", Side.RIGHT),
            new Column("pages", Side.RIGHT),
            new Column("clicks", Side.RIGHT),
            new Column("entry page", Side.LEFT),
            new Column("exit page", Side.LEFT));
    List<List<String>> rows = new ArrayList<>();
    for (Recording each : recordings.shown()) {
      Instant at = each.startedAt();
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              at == null ? "" : TimeText.minute(at),
              seconds(each.total()),
              seconds(each.active()),
              number(each.pages()),
              number(each.clicks()),
              each.entry().map(RecordingsView::clean).orElse(""),
              each.exit().map(RecordingsView::clean).orElse("")));
    }
    return new TextTable(columns, rows);
  }
}
