package io.claritytoolbox.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.ProjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinksTest {
  private static final String BASE = "https://clarity.microsoft.com/projects/view/3t0wlogvdz";

  private final Links links = Links.of(new ProjectId("3t0wlogvdz")).orElseThrow();

  @Test
  void leadToTheProjectAndToOneOfItsPages() {
    assertThat(links)
        .isEqualTo(new Links(BASE + "/dashboard", BASE + "/impressions", BASE + "/heatmaps"));
    assertThat(links.of("https://shop.example/ä b?q=1&x"))
        .isEqualTo(
            new Links(
                BASE + "/dashboard",
                BASE
                    + "/impressions?URL=2%3B2%3Bhttps%3A%2F%2Fshop.example%2F%C3%A4%20b%3Fq%3D1%26x",
                BASE
                    + "/heatmaps?URL=2%3B2%3Bhttps%3A%2F%2Fshop.example%2F%C3%A4%20b%3Fq%3D1%26x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/account/[id]", "https://a.example/[email]", "/a;b", "/long…", " "})
  void leadToNoPageWhoseAddressIsMasked(String page) {
    assertThat(links.of(page)).isEqualTo(links);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my-shop", "production", "SHOP123456", "3t0wlogvd", "3t0wlogvdz1"})
  void areNoneForAProjectThatTheUserNamed(String id) {
    assertThat(Links.of(new ProjectId(id))).isEmpty();
  }
}
