package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Projects;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ux_review}: where visitors struggle, on all pages or on one. */
final class UxReviewPrompt implements Prompt {
  private static final int USUAL_DAYS = 3;

  private final Blanks blanks;

  UxReviewPrompt(Projects projects) {
    this.blanks = Blanks.of(projects.names(), Blank.page(projects, false), Blank.days(USUAL_DAYS));
  }

  @Override
  public Definition definition() {
    return new Definition(
        "ux_review",
        "UX review",
        "Finds where visitors struggle, on the whole site or on one page.",
        blanks.arguments());
  }

  @Override
  public Optional<String> fault(Map<String, String> arguments) {
    return blanks.fault(arguments);
  }

  @Override
  public List<String> complete(String argument, String typed, Map<String, String> others) {
    return blanks.complete(argument, typed, others);
  }

  @Override
  public String render(Map<String, String> arguments) {
    int days = Blanks.given(arguments, "days").map(Integer::parseInt).orElse(USUAL_DAYS);
    Optional<String> page = Blanks.given(arguments, "page");
    ObjectNode byDevice = Briefing.by(Briefing.over(days), "Device");
    return new Briefing(arguments)
        .call("get_friction", Briefing.over(days), "the site, for scale")
        .call("get_ux_by_url", Briefing.over(days).put("limit", 10), "the most troubled pages")
        .call(
            "get_ux_by_url",
            page.map(address -> Briefing.of(address, byDevice)).orElse(byDevice.put("limit", 20)),
            page.isPresent() ? "the page in question" : "the same by device")
        .text(
            "Review the user experience of " + (page.isPresent() ? "one page." : "this site."),
            "Compare shares (_session_percent) of pages with the site's, and phones with PCs; read"
                + " scroll depth and active_seconds beside them. Report the three worst findings,"
                + " each with affected sessions, share, device and what to look at next.");
  }
}
