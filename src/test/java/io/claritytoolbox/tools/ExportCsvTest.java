package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Contents;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportCsvTest {
  @Test
  void hasAColumnForWhatAnyRowKnows() {
    assertThat(
            csv(
                Answers.row("a", Measure.SESSIONS, 12, Measure.SCROLL_DEPTH_PERCENT, 50.126),
                Answers.row(null, Measure.SESSIONS, 3)))
        .isEqualTo("Campaign,sessions,scroll_depth_percent\r\na,12,50.13\r\n,3,\r\n");
  }

  @Test
  void quotesWhatWouldBreakACell() {
    assertThat(cell("a,b \"c\"")).isEqualTo("\"a,b \"\"c\"\"\"");
    assertThat(cell("a\r\nb")).isEqualTo("a  b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1"})
  void keysAreNeverFormulas(String key) {
    assertThat(cell(key)).startsWith("'");
  }

  @Test
  void keysWithoutAFormulaStayAsTheyAre() {
    assertThat(cell("https://shop.example/a-b=c")).isEqualTo("https://shop.example/a-b=c");
    assertThat(cell("")).isEmpty();
  }

  private static String cell(@Nullable String key) {
    String line = csv(Answers.row(key, Measure.SESSIONS, 7));
    return line.substring(line.indexOf("\r\n") + 2, line.lastIndexOf(",7\r\n"));
  }

  private static String csv(Row... rows) {
    Source source = new Source(1, Answers.NOW, 1, Cube.of(Dimension.CAMPAIGN), rows.length, false);
    return ExportCsv.of(new Contents(source, List.of(rows)));
  }
}
