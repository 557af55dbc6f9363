package io.claritytoolbox.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV sheet (RFC 4180) in UTF-8. Text that a spreadsheet could run as a formula gets an
 * apostrophe before it, because visitors can write it. This also applies to text after a semicolon,
 * tab or line end, where some spreadsheets start a new cell.
 */
public final class CsvSheet implements Closeable {
  private static final String SIGN = "[=+\\-@＝＋－＠]";
  private static final Pattern STARTS = Pattern.compile("[\t\r\n]|[\\s\\p{Z}]*" + SIGN);
  private static final Pattern STARTS_ANEW =
      Pattern.compile("([;\t\r\n])(?=[\\s\\p{Z}&&[^\t\r\n]]*" + SIGN + ")");

  private final CsvWriter csv;

  /**
   * @param out is closed together with the sheet
   */
  public CsvSheet(OutputStream out, List<String> header) throws IOException {
    csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(out);
    line(header);
  }

  /** Writes a line; null is an unknown cell. */
  public void line(List<? extends @Nullable Object> cells) throws IOException {
    try {
      CsvWriter.CsvWriterRecord line = csv.writeRecord();
      cells.forEach(cell -> line.writeField(cell == null ? null : text(cell)));
      line.endRecord();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return plain(number);
    }
    return value instanceof Number ? value.toString() : harmless(value.toString());
  }

  /** A number as exact as it is stored. */
  private static String plain(double number) {
    return number == Math.rint(number)
        ? new BigDecimal(number).toPlainString()
        : BigDecimal.valueOf(number).toPlainString();
  }

  private static String harmless(String text) {
    String within = STARTS_ANEW.matcher(text).replaceAll("$1'");
    return STARTS.matcher(text).lookingAt() ? "'" + within : within;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
