package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.FreeNow;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.render.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Today's requests, what is free, and the cost of a question.
 *
 * @param cost of a question; null if none was given
 * @param dashboard the dashboard's requests; null if there is none
 */
public record QuotaView(
    Project project, QuotaReport report, @Nullable Cost cost, @Nullable QuotaState dashboard)
    implements Rendering {
  /** Without a dashboard. */
  public QuotaView(Project project, QuotaReport report, @Nullable Cost cost) {
    this(project, report, cost, null);
  }

  @Override
  public ObjectNode json() {
    ObjectNode content = AnswerJson.heading(project);
    content.set("quota", AnswerJson.quota(report.quota()));
    ArrayNode requests = content.putArray("requests");
    report.requests().forEach(entry -> requests.add(AnswerJson.request(entry)));
    ArrayNode takes =
        content.putObject("routine").put("due", report.routineDue()).putArray("takes");
    report.routine().forEach(cube -> takes.add(cube.toString()));
    Optional.ofNullable(cost).ifPresent(told -> content.set("cost", AnswerJson.cost(told)));
    Optional.ofNullable(dashboard)
        .ifPresent(state -> content.set("dashboard_quota", AnswerJson.quota(state)));
    ArrayNode free = content.putArray("free_now");
    report.freeNow().forEach(days -> free.add(AnswerJson.free(days, report.now())));
    reply().addLinks(content);
    report.warnings().forEach(warning -> content.withArrayProperty("warnings").add(warning));
    return content;
  }

  private ReplyText reply() {
    return new ReplyText(project, Optional.empty());
  }

  @Override
  public String markdown() {
    QuotaState quota = report.quota();
    return ReplyText.of(
        List.of(
            "%s: %s of %s spent today, %s left until %s."
                .formatted(
                    ReplyText.heading(project),
                    quota.spent(),
                    TimeText.counted(quota.limit(), "request"),
                    quota.remaining(),
                    TimeText.minute(quota.resetsAt()))),
        report.requests().stream().map(made -> "- " + told(made)).toList(),
        List.of("Free now: " + told(report.freeNow()) + "."),
        costs(),
        reply().markdownLinks(),
        ReplyText.warned(report.warnings()));
  }

  /** What the daily sync, the question and the dashboard cost. */
  private List<String> costs() {
    List<String> lines = new ArrayList<>(List.of(sync()));
    Optional.ofNullable(cost).map(QuotaView::told).ifPresent(lines::add);
    Optional.ofNullable(dashboard).map(DashboardView::left).ifPresent(lines::add);
    return lines;
  }

  private String sync() {
    String due = "Daily sync: " + TimeText.counted(report.routineDue(), "request") + " due.";
    return report.routine().isEmpty()
        ? due
        : due
            + " The next one takes "
            + report.routine().stream().map(Cube::toString).collect(Collectors.joining(", "))
            + ".";
  }

  private static String told(QuotaReport.Request made) {
    return "%s: %s over %s, %s"
        .formatted(
            TimeText.minute(made.at()),
            made.cube(),
            TimeText.counted(made.days(), "day"),
            made.outcome());
  }

  private String told(List<FreeNow> free) {
    return free.isEmpty()
        ? "nothing"
        : free.stream().map(this::told).collect(Collectors.joining("; "));
  }

  private String told(FreeNow free) {
    return "%s%s (newest %s old%s)"
        .formatted(
            free.words(),
            free.spend() == Spend.AUTO ? "" : " with spend: never",
            TimeText.since(free.newest(), report.now()),
            free.mayBeCut() ? ", may be cut" : "");
  }

  @Override
  public String text(OptionalInt width) {
    return ReplyText.of(
        List.of(
            "Project: " + project.name() + (project.demo() ? ", simulated." : "."),
            left(report.quota())),
        costs(),
        reply().terminalLinks(),
        ReplyText.warned(report.warnings()),
        titled("Requests", requests(), width),
        titled("Free now", freeTable(), width));
  }

  private static List<String> titled(String title, TextTable table, OptionalInt width) {
    List<String> lines = new ArrayList<>(table.rows().isEmpty() ? List.of() : table.lines(width));
    lines.addAll(0, lines.isEmpty() ? List.of(title + ": none.") : List.of("", title + ":"));
    return lines;
  }

  private TextTable requests() {
    return new TextTable(
        List.of(
            Column.text("at"), Column.text("by"), Column.number("days"), Column.text("outcome")),
        report.requests().stream()
            .map(
                made ->
                    List.of(
                        TimeText.minute(made.at()),
                        made.cube().toString(),
                        Integer.toString(made.days()),
                        made.outcome()))
            .toList());
  }

  private TextTable freeTable() {
    return new TextTable(
        List.of(
            Column.number("days"),
            Column.text("broken down"),
            Column.text("newest"),
            Column.text("")),
        report.freeNow().stream()
            .map(
                days ->
                    List.of(
                        Integer.toString(days.days()),
                        days.breakdown(),
                        TimeText.since(days.newest(), report.now()) + " old",
                        Stream.of(
                                days.spend() == Spend.AUTO ? "" : "spend: never",
                                days.mayBeCut() ? "may be cut" : "")
                            .filter(note -> !note.isEmpty())
                            .collect(Collectors.joining(", "))))
            .toList());
  }

  private static String told(Cost cost) {
    return cost.answerable()
        ? "The question would cost " + TimeText.counted(cost.requests(), "request") + "."
        : "The question can't be answered now.";
  }

  /** The requests that are left. */
  static String left(QuotaState quota) {
    return "Quota: %s of %s requests left until %s."
        .formatted(quota.remaining(), quota.limit(), TimeText.minute(quota.resetsAt()));
  }
}
