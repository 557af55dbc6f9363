package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Links;
import io.claritytoolbox.answer.Project;
import java.util.List;
import java.util.Optional;

/**
 * Links to Clarity's dashboard, in every format. There are none if the project ID is not Clarity's
 * own.
 */
final class LinksText {
  private final Optional<Links> links;

  /**
   * @param page the scrubbed address if the answer is about one page
   */
  LinksText(Project project, Optional<String> page) {
    this.links = project.links().map(all -> page.map(all::of).orElse(all));
  }

  void addTo(ObjectNode content) {
    links.ifPresent(
        to ->
            content
                .putObject("links")
                .put("dashboard", to.dashboard())
                .put("recordings", to.recordings())
                .put("heatmap", to.heatmap()));
  }

  /** The links as Markdown. Their addresses contain no special characters of Markdown. */
  List<String> markdown() {
    return links
        .map(
            to ->
                List.of(
                    "In Clarity: [dashboard](%s), [recordings](%s), [heatmap](%s)."
                        .formatted(to.dashboard(), to.recordings(), to.heatmap())))
        .orElse(List.of());
  }

  List<String> terminal() {
    return links
        .map(
            to ->
                List.of(
                    "In Clarity: " + to.dashboard(), "  " + to.recordings(), "  " + to.heatmap()))
        .orElse(List.of());
  }
}
