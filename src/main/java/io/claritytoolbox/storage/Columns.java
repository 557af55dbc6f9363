package io.claritytoolbox.storage;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaDay;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How values are stored in one column. */
final class Columns {
  private Columns() {}

  /**
   * A time as milliseconds, a day as its date, a constant as its name, a cube as {@code
   * URL,Device}, empty for the whole site. Other values are stored as they are.
   */
  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Instant time) {
      return time.toEpochMilli();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof QuotaDay day) {
      return day.date().toString();
    }
    if (value instanceof ProjectId project) {
      return project.value();
    }
    return value instanceof Cube cube ? text(cube) : value;
  }

  private static String text(Cube cube) {
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

  static Instant time(ResultSet result, String column) throws SQLException {
    return Instant.ofEpochMilli(result.getLong(column));
  }

  /** Compresses the text of an answer with gzip. */
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
