package io.claritytoolbox.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvSheetTest {
  @Test
  void tellsAnEmptyTextFromWhatIsNotKnown() {
    assertThat(sheet("a", null, "", 12, 50.126, 3.0)).isEqualTo("k1,k2\r\na,,\"\",12,50.126,3\r\n");
  }

  @Test
  void quotesWhatWouldBreakACell() {
    assertThat(cell("a,b \"c\"")).isEqualTo("\"a,b \"\"c\"\"\"");
    assertThat(cell("a\r\nb")).isEqualTo("\"a\r\nb\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "\u00a0=1",
        "\t=1",
        "\r=1",
        "\tx",
        "＝1",
        "＋1",
        "－1",
        "＠x"
      })
  void noTextStartsAFormula(String text) {
    assertThat(cell(text).replace("\"", "")).startsWith("'");
  }

  /** Some spreadsheets start a cell at a semicolon, a tab or a line end. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "/a;=cmd(), /a;'=cmd()",
        "/a; =cmd(), /a;' =cmd()",
        "/a;b;@x, /a;b;'@x",
        "/a;;-1, /a;;'-1",
        "/a;＝1, /a;'＝1"
      })
  void norAfterWhatPartsCells(String text, String harmless) {
    assertThat(cell(text)).isEqualTo(harmless);
    assertThat(cell(text.replace(';', '\t'))).isEqualTo(harmless.replace(';', '\t'));
  }

  @Test
  void textWithoutAFormulaStaysAsItIs() {
    assertThat(cell("https://shop.example/a-b=c;d")).isEqualTo("https://shop.example/a-b=c;d");
  }

  private static String cell(String text) {
    String line = sheet("key", text);
    return line.substring("k1,k2\r\nkey,".length(), line.length() - 2);
  }

  private static String sheet(@Nullable Object... cells) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvSheet sheet = new CsvSheet(out, List.of("k1", "k2"))) {
      sheet.line(Arrays.asList(cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
