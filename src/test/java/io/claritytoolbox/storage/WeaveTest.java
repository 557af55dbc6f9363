package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.model.Export;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeaveTest {
  private static final String[] MARKERS = {
    "{", "[", "[{", "\n", ",", "1", "3,2\n", "}", "]", "\u00e9"
  };

  @Test
  void theRowsOfOneCellStandSideBySide() {
    assertThat(Weave.weave("[{m:[{a1},{b1}]},{n:[{a2},{b2}]}]"))
        .isEqualTo("1,1,3,2\n[{m:[{a1},{a2},{b1}]},{b2}]}]{n:[");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "{{",
        "[{",
        "{[",
        "[{[{[{",
        "{[{{[{{{",
        "\n",
        "1,2\n",
        "a\r\n{b",
        "no brace",
        "{}",
        "[{\"a\":\"{[\"}]"
      })
  void whateverHoldsItsMarkersComesBack(String text) throws SQLException {
    assertThat(Weave.unweave(Weave.weave(text))).isEqualTo(text);
    assertThat(Payload.text(Payload.compress(text))).isEqualTo(text);
  }

  @Test
  void anyMixOfItsMarkersComesBack() {
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(60), 0, MARKERS.length).forEach(m -> text.append(MARKERS[m]));
      assertThat(Weave.unweave(Weave.weave(text.toString()))).isEqualTo(text.toString());
    }
  }

  @Test
  void anAnswerComesBackAndIsSmallerForIt() throws SQLException {
    for (Export export : new SyntheticHistory(3).day(Instant.EPOCH)) {
      byte[] stored = Payload.compress(export.payload());
      assertThat(Payload.text(stored)).isEqualTo(export.payload());
      assertThat(stored.length).isLessThan(2_000 + 60 * export.rows().size());
    }
  }

  @Test
  void aTextOfNothingButMarkersTakesNoTimeToSpeakOf() {
    String text = "[{".repeat(200_000) + "{".repeat(200_000);
    assertThat(Weave.unweave(Weave.weave(text))).isEqualTo(text);
  }

  @Test
  void aPayloadThatIsCutIsRefused() {
    byte[] stored = Payload.compress("[{}]".repeat(100));
    assertThatThrownBy(() -> Payload.text(Arrays.copyOf(stored, stored.length / 2)))
        .isInstanceOf(SQLException.class);
  }
}
