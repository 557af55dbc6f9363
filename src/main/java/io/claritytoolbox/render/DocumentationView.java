package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A search result from Clarity's documentation, in Clarity's structure.
 *
 * @param quota the dashboard's requests
 */
public record DocumentationView(Project project, JsonNode result, QuotaState quota)
    implements Rendering {
  private static final int LONGEST = 12_000;
  private static final String CUT = "The result is longer than one reply; its end is left out.";
  private static final String SOURCE = "Clarity's documentation, through an undocumented interface";

  @Override
  public ObjectNode json() {
    ObjectNode content = AnswerJson.heading(project);
    content.set("result", isCut() ? TextNode.valueOf(shown()) : result);
    content.put("source", SOURCE);
    content.set("quota", AnswerJson.quota(quota));
    warnings().forEach(content.putArray("warnings")::add);
    return content;
  }

  private String whole() {
    return result.isTextual() ? result.textValue() : result.toPrettyString();
  }

  private boolean isCut() {
    return whole().length() > LONGEST;
  }

  /** The text without control characters and invisible characters, line by line. */
  private String shown() {
    String text = whole();
    String bounded = isCut() ? UntrustedText.wellFormed(text.substring(0, LONGEST)) : text;
    return bounded.lines().map(UntrustedText::clean).collect(Collectors.joining("\n"));
  }

  private List<String> warnings() {
    return isCut() ? List.of(CUT) : List.of();
  }

  @Override
  public String markdown() {
    String fence = "`".repeat(Math.max(3, MarkdownText.longestRun(shown()) + 1));
    return ReplyText.of(List.of(fence, shown(), fence), notes());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("Source: " + SOURCE + (project.demo() ? ", not asked by the demo." : "."));
    notes.add(DashboardView.left(quota));
    notes.addAll(ReplyText.warned(warnings()));
    return notes;
  }

  @Override
  public String text(OptionalInt width) {
    return ReplyText.of(List.of(shown(), ""), notes());
  }
}
