package io.claritytoolbox.answer;

import io.claritytoolbox.model.ProjectId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses of Clarity's dashboard about a project, or about one page of it; a member of the
 * project sees there what exports leave out.
 *
 * @param dashboard the project's figures
 * @param recordings its sessions
 * @param heatmap where visitors click and scroll
 */
public record Links(String dashboard, String recordings, String heatmap) {
  private static final String BASE = "https://clarity.microsoft.com/projects/view/";

  /**
   * As Clarity makes its ids. Users may name a project as they like, and such a name leads nowhere:
   * one without a digit is more likely a word than an id.
   */
  private static final Pattern CLARITYS_ID = Pattern.compile("(?=.*[0-9])[a-z0-9]{10}");

  /** The dashboard's filter for visited addresses that contain a text. */
  private static final String VISITED = "?URL=2%3B2%3B";

  /** Where this stands, an address was masked; the dashboard's filter ends at a semicolon. */
  private static final Pattern NO_FILTER = Pattern.compile("[\\[\\];\u2026]");

  /** Those of a project; empty where its id is the user's own name of it. */
  static Optional<Links> of(ProjectId project) {
    return CLARITYS_ID.matcher(project.value()).matches()
        ? Optional.of(
            new Links(
                at(project, "/dashboard"), at(project, "/impressions"), at(project, "/heatmaps")))
        : Optional.empty();
  }

  private static String at(ProjectId project, String place) {
    return BASE + project.value() + place;
  }

  /**
   * The same about one page, unless its address is masked.
   *
   * @param page its scrubbed address, or the path of it
   */
  public Links of(String page) {
    if (page.isBlank() || NO_FILTER.matcher(page).find()) {
      return this;
    }
    String filter = VISITED + URLEncoder.encode(page, StandardCharsets.UTF_8).replace("+", "%20");
    return new Links(dashboard, recordings + filter, heatmap + filter);
  }
}
