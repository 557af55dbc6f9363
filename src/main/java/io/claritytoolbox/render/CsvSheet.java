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
 * A sheet as RFC 4180 has it, in UTF-8. Spreadsheets run what begins like a formula, and some of
 * them begin a cell at a semicolon, a tab or a line end too; visitors write what stands here. Such
 * text gets an apostrophe before it, which is no part of the text.
 */
public final class CsvSheet implements Closeable {
  private static final String SIGN = "[=+\\-@＝＋－＠]";
  private static final Pattern STARTS = Pattern.compile("[\t\r\n]|[\\s\\p{Z}]*" + SIGN);
  private static final Pattern STARTS_ANEW =
      Pattern.compile("([;\t\r\n])(?=[\\s\\p{Z}&&[^\t\r\n]]*" + SIGN + ")");

  private final CsvWriter csv;

  /**
   * @param out is closed with this
   */
  public CsvSheet(OutputStream out, List<String> header) throws IOException {
    csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(out);
    line(header);
  }

  /** Writes a line; null stands for what isn't known. */
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

  /** As exact as it is stored. */
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
