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
import io.claritytoolbox.render.TextTable.Side;
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
    ObjectNode content = LedgerJson.heading(project);
    content.set("quota", LedgerJson.quota(report.quota()));
    ArrayNode requests = content.putArray("requests");
    report.requests().forEach(entry -> requests.add(LedgerJson.request(entry)));
    ArrayNode takes =
        content.putObject("routine").put("due", report.routineDue()).putArray("takes");
    report.routine().forEach(cube -> takes.add(cube.toString()));
    Optional.ofNullable(cost).ifPresent(told -> content.set("cost", LedgerJson.cost(told)));
    Optional.ofNullable(dashboard)
        .ifPresent(state -> content.set("dashboard_quota", LedgerJson.quota(state)));
    ArrayNode free = content.putArray("free_now");
    report.freeNow().forEach(days -> free.add(LedgerJson.free(days, report.now())));
    new LinksText(project, Optional.empty()).addTo(content);
    report.warnings().forEach(warning -> content.withArrayProperty("warnings").add(warning));
    return content;
  }

  @Override
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(
        project.name()
            + (project.demo() ? " (a simulated site)" : "")
            + ": "
            + report.quota().spent()
            + " of "
            + TimeText.counted(report.quota().limit(), "request")
            + " spent today, "
            + report.quota().remaining()
            + " left until "
            + TimeText.minute(report.quota().resetsAt())
            + ".");
    report.requests().forEach(made -> lines.add("- " + told(made)));
    lines.add("Free now: " + told(report.freeNow()) + ".");
    lines.add(sync());
    Optional.ofNullable(cost).map(QuotaView::told).ifPresent(lines::add);
    Optional.ofNullable(dashboard).map(DashboardView::left).ifPresent(lines::add);
    lines.addAll(new LinksText(project, Optional.empty()).markdown());
    report.warnings().forEach(warning -> lines.add("Warning: " + warning));
    return String.join("\n", lines);
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
    return TimeText.minute(made.at())
        + ": "
        + made.cube()
        + " over "
        + TimeText.counted(made.days(), "day")
        + ", "
        + made.outcome();
  }

  private String told(List<FreeNow> free) {
    return free.isEmpty()
        ? "nothing"
        : free.stream()
            .map(
                days ->
                    days.words()
                        + (days.spend() == Spend.AUTO ? "" : " with spend: never")
                        + " (newest "
                        + TimeText.since(days.newest(), report.now())
                        + " old"
                        + (days.mayBeCut() ? ", may be cut)" : ")"))
            .collect(Collectors.joining("; "));
  }

  @Override
  public String text(OptionalInt width) {
    List<String> lines = new ArrayList<>();
    lines.add("Project: " + project.name() + (project.demo() ? ", simulated." : "."));
    lines.add(left(report.quota()));
    lines.add(sync());
    Optional.ofNullable(cost).map(QuotaView::told).ifPresent(lines::add);
    Optional.ofNullable(dashboard).map(DashboardView::left).ifPresent(lines::add);
    lines.addAll(new LinksText(project, Optional.empty()).terminal());
    report.warnings().forEach(warning -> lines.add("Warning: " + warning));
    addTable(lines, "Requests", requests(), width);
    addTable(lines, "Free now", freeTable(), width);
    return String.join("\n", lines);
  }

  private static void addTable(
      List<String> lines, String title, TextTable table, OptionalInt width) {
    if (table.rows().isEmpty()) {
      lines.add(title + ": none.");
    } else {
      lines.addAll(List.of("", title + ":"));
      lines.addAll(table.lines(width));
    }
  }

  private TextTable requests() {
    return new TextTable(
        List.of(text("at"), text("by"), number("days"), text("outcome")),
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
        List.of(number("days"), text("broken down"), text("newest"), text("")),
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

  private static Column text(String heading) {
    return new Column(heading, Side.LEFT);
  }

  private static Column number(String heading) {
    return new Column(heading, Side.RIGHT);
  }

  private static String told(Cost cost) {
    return cost.answerable()
        ? "The question would cost " + TimeText.counted(cost.requests(), "request") + "."
        : "The question can't be answered now.";
  }

  /** The requests that are left. */
  static String left(QuotaState quota) {
    return "Quota: "
        + quota.remaining()
        + " of "
        + quota.limit()
        + " requests left until "
        + TimeText.minute(quota.resetsAt())
        + ".";
  }
}
