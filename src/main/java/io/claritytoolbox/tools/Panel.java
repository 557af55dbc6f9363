package io.claritytoolbox.tools;

import io.claritytoolbox.chart.Chart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The page that draws results in a client. It loads nothing and inserts only shapes and text. It
 * sends a request only after a click on a button that says so.
 */
final class Panel implements Resource {
  private static final String URI = "ui://clarity-toolbox/panel";

  /** The tools with charts. */
  private static final Set<String> TOOLS =
      Set.of("get_trend", "get_ux_by_url", "get_hotspots", "get_changes", "compare");

  /** The address of a tool's panel. */
  static Optional<String> of(String tool) {
    return TOOLS.contains(tool) ? Optional.of(URI) : Optional.empty();
  }

  @Override
  public Definition definition() {
    return new Definition(
        URI,
        "panel",
        "Panel",
        "Draws results for people, in clients that show panels.",
        "text/html;profile=mcp-app");
  }

  @Override
  public String read() {
    try (InputStream in = Objects.requireNonNull(Panel.class.getResourceAsStream("panel.html"))) {
      String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return page.replace("/*charts*/", Chart.style());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
