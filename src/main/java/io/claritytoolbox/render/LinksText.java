package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Links;
import io.claritytoolbox.answer.Project;
import java.util.List;
import java.util.Optional;

/**
 * Where Clarity's dashboard shows what an answer is about, in every form; nothing where the
 * project's id isn't the dashboard's own.
 */
final class LinksText {
  private final Optional<Links> links;

  /**
   * @param page the scrubbed address of the only page that it is about, if it is about one
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

  /** Of addresses that hold no character with a meaning in Markdown. */
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
