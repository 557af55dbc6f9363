package io.claritytoolbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.config.Config.Secret;
import org.junit.jupiter.api.Test;

final class SecretTest {
  @Test
  void hidesItsTextInToString() {
    assertThat(new Secret("hush")).hasToString("Secret[hidden]");
    assertThat(Readings.configWith().toString())
        .contains("Secret[hidden]")
        .doesNotContain(Tokens.VALID);
  }

  @Test
  void revealsItsText() {
    assertThat(new Secret("hush").reveal()).isEqualTo("hush");
  }

  @Test
  void comparesByText() {
    assertThat(new Secret("hush")).isEqualTo(new Secret("hush")).isNotEqualTo(new Secret("other"));
    assertThat(new Secret("hush")).hasSameHashCodeAs(new Secret("hush"));
  }
}
