package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.dashboard.DashboardAnswer;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.render.TextTable.Column;
import io.claritytoolbox.render.TextTable.Side;
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
    return "Dashboard quota: "
        + quota.remaining()
        + " of "
        + quota.limit()
        + " requests left until "
        + TimeText.minute(quota.resetsAt())
        + ", apart from the exports'.";
  }

  @Override
  public ObjectNode json() {
    ObjectNode content = LedgerJson.heading(project).put("read_as", clean(answer.readAs()));
    ArrayNode columns = content.putArray("columns");
    answer.columns().forEach(name -> columns.add(clean(name)));
    ArrayNode rows = content.putArray("rows");
    answer.rows().forEach(row -> row.forEach(rows.addObject()::put));
    content.put("proved", false);
    content.set("quota", LedgerJson.quota(quota));
    new LinksText(project, Optional.empty()).addTo(content);
    ArrayNode told = content.putArray("warnings");
    warnings().forEach(told::add);
    int dropped = ReplySize.fit(content, rows);
    if (dropped > 0) {
      told.add(dropped + " rows do not fit in one reply.");
    }
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

  private static String clean(String text) {
    return UntrustedText.clean(text, AnswerJson.LONGEST_CELL);
  }

  @Override
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(BasisText.heading(project) + ". Read as: " + MarkdownText.of(answer.readAs()) + ".");
    if (!answer.rows().isEmpty()) {
      lines.addAll(MarkdownText.head(answer.columns().stream().map(AnswerMarkdown::name)));
      answer
          .rows()
          .forEach(
              row ->
                  lines.add(
                      MarkdownText.row(
                          answer.columns().stream().map(name -> cell(row.get(name))))));
      lines.add("");
    }
    lines.add(left(quota));
    lines.addAll(new LinksText(project, Optional.empty()).markdown());
    warnings().forEach(warning -> lines.add("Warning: " + warning));
    return String.join("\n", lines);
  }

  private static String cell(@Nullable String value) {
    return value == null ? "" : AnswerMarkdown.name(value);
  }

  @Override
  public String text(OptionalInt width) {
    List<String> lines = new ArrayList<>();
    if (!answer.rows().isEmpty()) {
      lines.addAll(table().lines(width));
      lines.add("");
    }
    lines.add("Read as: " + clean(answer.readAs()));
    lines.add(left(quota));
    lines.addAll(new LinksText(project, Optional.empty()).terminal());
    warnings().forEach(warning -> lines.add("Warning: " + warning));
    return String.join("\n", lines);
  }

  private TextTable table() {
    return new TextTable(
        answer.columns().stream().map(name -> new Column(clean(name), Side.LEFT)).toList(),
        answer.rows().stream().map(this::cells).toList());
  }

  private List<String> cells(Map<String, String> row) {
    return answer.columns().stream().map(name -> clean(row.getOrDefault(name, ""))).toList();
  }
}
