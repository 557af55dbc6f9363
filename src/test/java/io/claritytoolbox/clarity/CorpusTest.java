package io.claritytoolbox.clarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.cli.Corpus;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.scrub.FieldScrub;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What visitors leave in addresses and texts that must never be kept. */
final class CorpusTest {
  private static final AddressFolding FOLDING = new AddressFolding(List.of());
  private static final FieldScrub SCRUB = new FieldScrub(FOLDING);

  @ParameterizedTest
  @MethodSource("addresses")
  void noSecretOfAnAddressIsKept(Corpus.Line line) {
    assertHidden(line, SCRUB.address(line.text()));
    assertHidden(line, SCRUB.anything(line.text()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noSecretOfATextIsKept(Corpus.Line line) {
    assertHidden(line, SCRUB.text(line.text()));
    assertHidden(line, SCRUB.anything(line.text()));
  }

  private static void assertHidden(Corpus.Line line, String kept) {
    assertThat(line.secrets()).isNotEmpty();
    assertThat(line.foundIn(kept)).as("kept: %s", kept).isEmpty();
  }

  static Stream<Corpus.Line> addresses() {
    return Corpus.lines().stream().filter(Corpus.Line::isAddress);
  }

  static Stream<Corpus.Line> texts() {
    return Corpus.lines().stream().filter(Corpus.Line::isText);
  }
}
