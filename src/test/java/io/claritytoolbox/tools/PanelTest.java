package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PanelTest {
  private final String page = Documents.panel().read(Documents.panel().uri()).orElseThrow();

  @Test
  void isSmallAndLoadsNothing() {
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(60 * 1024);
    assertThat(page).doesNotContain("src=", "href=", "url(", "@import", "fetch(", "innerHTML");
  }

  @Test
  void bringsTheStyleOfTheCharts() {
    assertThat(page).contains("svg.chart{").doesNotContain("/*charts*/");
  }

  @Test
  void isTheResourceThatItsToolsName() {
    assertThat(Documents.panelOf("get_trend")).contains(Documents.panel().uri());
    assertThat(Documents.panelOf("get_quota")).isEmpty();
  }
}
