package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Links;
import io.claritytoolbox.answer.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the replies of all views share: the project, the links to Clarity's dashboard and how their
 * parts become one text. There are no links if the project ID is not Clarity's own.
 */
final class ReplyText {
  private final Optional<Links> links;

  /**
   * @param page the scrubbed address if the answer is about one page
   */
  ReplyText(Project project, Optional<String> page) {
    this.links = project.links().map(all -> page.map(all::of).orElse(all));
  }

  /** The first line of every text. */
  static String heading(Project project) {
    return project.name() + (project.demo() ? " (a simulated site)" : "");
  }

  /** Warns on a terminal that a site is simulated. */
  static String demo(Project project) {
    return project.demo() ? "Demo: the site and its visitors are simulated. " : "";
  }

  /** The lines of all parts, in order. */
  @SafeVarargs
  static String of(List<String>... parts) {
    List<String> lines = new ArrayList<>();
    for (List<String> part : parts) {
      lines.addAll(part);
    }
    return String.join("\n", lines);
  }

  static List<String> warned(List<String> warnings) {
    return warnings.stream().map(warning -> "Warning: " + warning).toList();
  }

  void addLinks(ObjectNode content) {
    links.ifPresent(
        to ->
            content
                .putObject("links")
                .put("dashboard", to.dashboard())
                .put("recordings", to.recordings())
                .put("heatmap", to.heatmap()));
  }

  /** The links as Markdown. Their addresses contain no special characters of Markdown. */
  List<String> markdownLinks() {
    return links
        .map(
            to ->
                List.of(
                    "In Clarity: [dashboard](%s), [recordings](%s), [heatmap](%s)."
                        .formatted(to.dashboard(), to.recordings(), to.heatmap())))
        .orElse(List.of());
  }

  List<String> terminalLinks() {
    return links
        .map(
            to ->
                List.of(
                    "In Clarity: " + to.dashboard(), "  " + to.recordings(), "  " + to.heatmap()))
        .orElse(List.of());
  }
}
