package io.claritytoolbox.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How many rows the exports of the demo's past have. They are known before the exports are made:
 * the past depends only on the weekday on which it is looked at. A test writes the file.
 */
final class RowCounts {
  private static final String FILE = "row-counts.txt";

  private RowCounts() {}

  /** For each morning up to a date, newest first, the rows of each export of the day. */
  static List<int[]> upTo(LocalDate date) {
    return read().lines().skip(line(date)).limit(DemoHistory.DAYS).map(RowCounts::numbers).toList();
  }

  /** The file has a block of lines for each weekday, Monday first. */
  private static long line(LocalDate date) {
    return (long) (date.getDayOfWeek().getValue() - 1) * DemoHistory.DAYS;
  }

  private static int[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private static String read() {
    try (InputStream in = Objects.requireNonNull(RowCounts.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
