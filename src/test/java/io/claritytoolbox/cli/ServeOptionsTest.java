package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeOptionsTest {
  @Test
  void readsWhatAClientUsuallySays() {
    assertThat(read("--prebuilt clarity --stdio"))
        .contains(
            new ServeOptions(List.of("clarity"), Logging.Threshold.INFO, Logging.Format.STANDARD));
  }

  @Test
  void takesFlagsInAnyOrderAndShape() {
    assertThat(
            read(
                "serve --log-level=warn --stdio --logging-format json --prebuilt=a,b --prebuilt c"))
        .contains(
            new ServeOptions(List.of("a", "b", "c"), Logging.Threshold.WARN, Logging.Format.JSON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--stdio",
        "--prebuilt clarity",
        "--stdio --prebuilt",
        "--stdio --prebuilt clarity --log-level loud",
        "--stdio --prebuilt clarity --verbose",
        "--stdio --prebuilt clarity --help",
        "--prebuilt clarity serve --stdio",
        "invoke get_sessions --prebuilt clarity",
      })
  void leavesEverythingElseToTheLibrary(String line) {
    assertThat(read(line)).isEmpty();
  }

  private static java.util.Optional<ServeOptions> read(String line) {
    return ServeOptions.read(line.isEmpty() ? new String[0] : line.split(" "));
  }
}
