package io.claritytoolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the pages for contributors name existing things. */
class ContributingTest {
  private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");

  @Test
  void mapNamesClassesThatAreThere() throws IOException {
    List<String> types =
        TYPE.matcher(Files.readString(Path.of("CONTRIBUTING.md")))
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();

    assertThat(types).hasSizeGreaterThan(15);
    for (String type : types) {
      assertThatCode(() -> Class.forName("io.claritytoolbox." + type, false, loader()))
          .as(type)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CONTRIBUTING.md", "AGENTS.md", "SECURITY.md", "src/docs/decisions/README.md"})
  void linksLeadSomewhere(String page) throws IOException {
    Path folder = Path.of(page).toAbsolutePath().getParent();
    List<String> links =
        LINK.matcher(Files.readString(Path.of(page)))
            .results()
            .map(found -> found.group(1))
            .filter(link -> !link.startsWith("https://"))
            .toList();

    assertThat(links).allSatisfy(link -> assertThat(folder.resolve(link)).exists());
  }

  @Test
  void isShort() throws IOException {
    assertThat(Files.readString(Path.of("CONTRIBUTING.md")).lines()).hasSizeLessThanOrEqualTo(60);
  }

  private static ClassLoader loader() {
    return ContributingTest.class.getClassLoader();
  }
}
