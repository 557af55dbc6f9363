package io.claritytoolbox.dump;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as RFC 4180 has it. Spreadsheets run what begins like a formula, and visitors write what
 * stands here: such a cell gets an apostrophe before it.
 */
final class CsvSheet implements Closeable {
  private static final Pattern FORMULA = Pattern.compile("[\t\r]|\\s*[=+\\-@＝＋－＠]");

  private final OutputStream out;

  CsvSheet(OutputStream out, List<String> header) throws IOException {
    this.out = out;
    line(header);
  }

  /** Writes a line; null stands for what isn't known. */
  void line(List<? extends @Nullable Object> cells) throws IOException {
    String line = cells.stream().map(CsvSheet::cell).collect(Collectors.joining(",", "", "\r\n"));
    out.write(line.getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return plain(number);
    }
    return value instanceof Number ? value.toString() : quoted(harmless(value.toString()));
  }

  /** As exact as it is stored. */
  private static String plain(double number) {
    return number == Math.rint(number)
        ? new BigDecimal(number).toPlainString()
        : BigDecimal.valueOf(number).toPlainString();
  }

  private static String harmless(String text) {
    return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }

  private static String quoted(String cell) {
    return cell.isEmpty() || cell.matches("(?s).*[,\"\r\n].*")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
