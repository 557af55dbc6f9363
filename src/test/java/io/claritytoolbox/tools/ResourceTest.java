package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the addresses of resources with variables. */
final class ResourceTest {
  private final Resource template = at("toy://{site}/days/{day}.md");

  @Test
  void namesItsVariablesInOrder() {
    assertThat(template.variables()).containsExactly("site", "day");
  }

  @Test
  void findsTheValuesDecoded() {
    assertThat(template.match("toy://my%20shop/days/2026-01-02.md"))
        .contains(Map.of("site", "my shop", "day", "2026-01-02"));
    assertThat(template.match("toy://a+b/days/50%.md"))
        .contains(Map.of("site", "a+b", "day", "50%"));
    assertThat(template.match("toy://a/days/b.md.md")).contains(Map.of("site", "a", "day", "b.md"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "toy://",
        "toy:///days/x.md",
        "toy://a/days/.md",
        "toy://a/days/b/c.md",
        "toy://a/b/days/c.md",
        "toy://a/days/b.mdx",
        "other://a/days/b.md"
      })
  void knowsOtherAddresses(String uri) {
    assertThat(template.match(uri)).isEmpty();
  }

  @Test
  void withoutVariablesIsOneAddress() {
    Resource fixed = at("toy://all");

    assertThat(fixed.match("toy://all")).contains(Map.of());
    assertThat(fixed.match("toy://all/more")).isEmpty();
  }

  private static Resource at(String uri) {
    return new Resource(uri, "toy", "Toy", "A toy.", "text/plain", () -> "toy");
  }
}
