package io.claritytoolbox.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The version of this program. */
public final class Version {
  private Version() {}

  /** Reads the version from the jar's manifest, or from a file beside the classes. */
  public static String read() {
    String packaged = Version.class.getPackage().getImplementationVersion();
    return packaged == null ? beside() : packaged;
  }

  private static String beside() {
    try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
