package io.claritytoolbox.storage;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Values in one column: a cube as {@code URL,Device}, and the text of an answer as gzip. */
final class Columns {
  private Columns() {}

  /** Empty for the whole site. */
  static String of(Cube cube) {
    return cube.dimensions().stream().map(Dimension::label).collect(Collectors.joining(","));
  }

  /**
   * @throws java.util.NoSuchElementException if a dimension is unknown
   */
  static Cube cube(String column) {
    return column.isEmpty()
        ? Cube.SITE
        : Cube.of(
            Arrays.stream(column.split(","))
                .map(label -> Dimension.named(label).orElseThrow())
                .toList());
  }

  static byte[] compressed(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String text(byte[] compressed) throws SQLException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SQLException("a payload can't be read", e);
    }
  }
}
