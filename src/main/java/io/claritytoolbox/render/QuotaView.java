package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.FreeNow;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.render.TextTable.Column;
import io.claritytoolbox.render.TextTable.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The day's requests, what is free, and what a question would cost.
 *
 * @param project whose requests they are
 * @param report of the day
 * @param cost of a question; null where none was asked about
 */
public record QuotaView(Project project, QuotaReport report, @Nullable Cost cost)
    implements Rendering {
  @Override
  public ObjectNode json() {
    ObjectNode content = LedgerJson.heading(project);
    content.set("quota", LedgerJson.quota(report.quota()));
    ArrayNode requests = content.putArray("requests");
    report.requests().forEach(entry -> requests.add(LedgerJson.request(entry)));
    content.putObject("routine").put("due", report.routineDue());
    Optional.ofNullable(cost).ifPresent(told -> content.set("cost", LedgerJson.cost(told)));
    ArrayNode free = content.putArray("free_now");
    report.freeNow().forEach(export -> free.add(LedgerJson.free(export, report.now())));
    report.warnings().forEach(warning -> content.withArrayProperty("warnings").add(warning));
    if (ReplySize.fit(content, free) > 0) {
      content.withArrayProperty("warnings").add(listed(free.size()));
    }
    return content;
  }

  private String listed(int listed) {
    return "The "
        + listed
        + " newest of "
        + report.freeNow().size()
        + " stored exports are listed.";
  }

  @Override
  public String markdown() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        project.name()
            + (project.demo() ? " (a simulated site)" : "")
            + ": "
            + report.quota().spent()
            + " of "
            + report.quota().limit()
            + " requests spent, "
            + report.quota().remaining()
            + " left until "
            + LedgerJson.instant(report.quota().resetsAt())
            + ".");
    sentences.add("Stored exports that answer for free now: " + report.freeNow().size() + ".");
    sentences.add("Due for the day's routine: " + report.routineDue() + ".");
    Optional.ofNullable(cost).map(QuotaView::told).ifPresent(sentences::add);
    sentences.addAll(report.warnings());
    return String.join(" ", sentences);
  }

  @Override
  public String text(OptionalInt width) {
    List<String> lines = new ArrayList<>();
    lines.add("Project: " + project.name() + (project.demo() ? ", simulated." : "."));
    lines.add(left(report.quota()));
    lines.add("Routine: " + TimeText.counted(report.routineDue(), "request") + " due.");
    Optional.ofNullable(cost).map(QuotaView::told).ifPresent(lines::add);
    report.warnings().forEach(warning -> lines.add("Warning: " + warning));
    addTable(lines, "Requests", requests(), width);
    addTable(lines, "Free now", free(), width);
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

  private TextTable free() {
    return new TextTable(
        List.of(
            text("by"),
            number("days"),
            number("ends_days_ago"),
            text("spend"),
            text("age"),
            number("rows"),
            text("")),
        report.freeNow().stream().map(this::free).toList());
  }

  private List<String> free(FreeNow question) {
    Source export = question.export();
    return List.of(
        export.cube().toString(),
        Integer.toString(export.days()),
        Integer.toString(question.endsDaysAgo()),
        question.spend().name().toLowerCase(Locale.ROOT),
        TimeText.since(export.takenAt(), report.now()),
        Integer.toString(export.rows()),
        export.mayBeCut() ? "maybe cut" : "");
  }

  private static Column text(String heading) {
    return new Column(heading, Side.LEFT);
  }

  private static Column number(String heading) {
    return new Column(heading, Side.RIGHT);
  }

  private static String told(Cost cost) {
    return cost.answerable()
        ? "The question would cost " + cost.requests() + " requests."
        : "The question can't be answered now.";
  }

  /** Where the day's budget stands. */
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
