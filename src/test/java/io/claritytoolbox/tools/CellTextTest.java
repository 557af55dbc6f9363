package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CellTextTest {
  @Test
  void keepsOrdinaryTextOfAnyScript() {
    String text = "Größe – 靴 👩‍💻 فارسی";
    assertThat(CellText.clean(text, 200)).isEqualTo(text);
  }

  @Test
  void dropsWhatHidesOrReordersAndBreaksNoLine() {
    assertThat(CellText.clean("a\nb\u2028c\u0000d", 200)).isEqualTo("a b c d");
    assertThat(CellText.clean("a\u202Eb\u200Bc\uFEFFd\uDB40\uDC41e", 200)).isEqualTo("abcde");
  }

  @Test
  void dropsHalvesOfPairs() {
    assertThat(CellText.clean("a\uD83Db\uDE00c", 200)).isEqualTo("abc");
  }

  @Test
  void endsLongTextWithAnEllipsisAndWholePairs() {
    assertThat(CellText.clean("abcdef", 6)).isEqualTo("abcdef");
    assertThat(CellText.clean("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(CellText.clean("abcd😀fg", 6)).isEqualTo("abcd…");
  }
}
