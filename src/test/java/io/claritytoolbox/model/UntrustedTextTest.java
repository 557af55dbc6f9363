package io.claritytoolbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UntrustedTextTest {
  @Test
  void keepsOrdinaryTextOfAnyScript() {
    String text = "Größe – 靴 👩‍💻 فارسی";
    assertThat(UntrustedText.clean(text, 200)).isEqualTo(text);
  }

  @Test
  void dropsWhatHidesOrReordersAndBreaksNoLine() {
    assertThat(UntrustedText.clean("a\nb\u2028c\u0000d", 200)).isEqualTo("a b c d");
    assertThat(UntrustedText.clean("a\u202Eb\u200Bc\uFEFFd\uDB40\uDC41e", 200)).isEqualTo("abcde");
  }

  @Test
  void dropsHalvesOfPairs() {
    assertThat(UntrustedText.clean("a\uD83Db\uDE00c", 200)).isEqualTo("abc");
  }

  @Test
  void endsLongTextWithAnEllipsisAndWholePairs() {
    assertThat(UntrustedText.clean("abcdef", 6)).isEqualTo("abcdef");
    assertThat(UntrustedText.clean("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(UntrustedText.clean("abcd😀fg", 6)).isEqualTo("abcd…");
  }

  @Test
  void replacesHalvesOfPairs() {
    assertThat(UntrustedText.wellFormed("a\uD83Db😀\uDE00")).isEqualTo("a\uFFFDb😀\uFFFD");
  }
}
