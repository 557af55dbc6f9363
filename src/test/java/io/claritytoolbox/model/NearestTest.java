package io.claritytoolbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
  private static final List<String> NAMES = List.of("group_by", "days", "limit");

  @Test
  void findsAMistypedName() {
    assertThat(Nearest.to("GroupBy", NAMES)).contains("group_by");
    assertThat(Nearest.to("day", NAMES)).contains("days");
  }

  @Test
  void guessesNothingFarOff() {
    assertThat(Nearest.to("quota", NAMES)).isEmpty();
    assertThat(Nearest.to("days".repeat(100), NAMES)).isEmpty();
    assertThat(Nearest.to("days", List.of())).isEmpty();
  }
}
