package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.dashboard.DashboardAnswer;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.render.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard's answer to a question in words.
 *
 * @param quota the dashboard's requests
 */
public record DashboardView(Project project, DashboardAnswer answer, QuotaState quota)
    implements Rendering {
  private static final String UNPROVED =
      "Read and computed by Clarity's dashboard through an undocumented interface; nothing of it is"
          + " checked by this server.";
  private static final String ALL_ZERO =
      "Every figure is 0, which this interface is known to return by mistake. Ask the other tools.";

  /** The dashboard requests that are left. */
  static String left(QuotaState quota) {
    return "Dashboard quota: %s of %s requests left until %s, apart from the exports'."
        .formatted(quota.remaining(), quota.limit(), TimeText.minute(quota.resetsAt()));
  }

  @Override
  public ObjectNode json() {
    ObjectNode content =
        AnswerJson.heading(project).put("read_as", AnswerJson.clean(answer.readAs()));
    AnswerJson.strings(
        content.putArray("columns"), answer.columns().stream().map(AnswerJson::clean).toList());
    ArrayNode rows = content.putArray("rows");
    answer.rows().forEach(row -> row.forEach(rows.addObject()::put));
    content.put("proved", false);
    content.set("quota", AnswerJson.quota(quota));
    reply().addLinks(content);
    AnswerJson.fit(content, warnings(), rows, " rows do not fit in one reply.");
    return content;
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(List.of(UNPROVED));
    if (answer.isAllZero()) {
      warnings.add(ALL_ZERO);
    }
    if (answer.isCut()) {
      warnings.add("Clarity returned more rows than are read; the others are left out.");
    }
    return warnings;
  }

  private ReplyText reply() {
    return new ReplyText(project, Optional.empty());
  }

  @Override
  public String markdown() {
    return ReplyText.of(
        List.of(
            "%s. Read as: %s."
                .formatted(ReplyText.heading(project), MarkdownText.of(answer.readAs()))),
        MarkdownText.table(
            answer.columns().stream().map(AnswerMarkdown::name),
            answer.rows().stream()
                .map(row -> answer.columns().stream().map(name -> cell(row.get(name))))),
        List.of(left(quota)),
        reply().markdownLinks(),
        ReplyText.warned(warnings()));
  }

  private static String cell(@Nullable String value) {
    return value == null ? "" : AnswerMarkdown.name(value);
  }

  @Override
  public String text(OptionalInt width) {
    TextTable table =
        new TextTable(
            answer.columns().stream().map(name -> Column.text(AnswerJson.clean(name))).toList(),
            answer.rows().stream().map(this::cells).toList());
    return ReplyText.of(
        table.paragraph(width),
        List.of("Read as: " + AnswerJson.clean(answer.readAs()), left(quota)),
        reply().terminalLinks(),
        ReplyText.warned(warnings()));
  }

  private List<String> cells(Map<String, String> row) {
    return answer.columns().stream()
        .map(name -> AnswerJson.clean(row.getOrDefault(name, "")))
        .toList();
  }
}
