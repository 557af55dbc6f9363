package io.claritytoolbox.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code clarity://metrics}: what each measure means and what it can't tell. */
final class MetricsResource implements Resource {
  @Override
  public Definition definition() {
    return new Definition(
        "clarity://metrics",
        "metrics",
        "What the measures mean",
        "What each measure and dimension counts, and what it can't tell.",
        "text/markdown");
  }

  @Override
  public String read() {
    try (InputStream in =
        Objects.requireNonNull(MetricsResource.class.getResourceAsStream("metrics.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
