package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Tests that the list of components is complete and that all their licences allow redistribution.
 */
final class LicencesIT {
  /** Permissive licences, by SPDX name. They only require attribution. */
  private static final Set<String> ALLOWED =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0");

  private static final Path BOM = Path.of(System.getProperty("toolbox.bom"));

  private final JsonNode bom;

  LicencesIT() throws IOException {
    assumeThat(BOM).as("is not made while Maven is offline").exists();
    bom = new ObjectMapper().readTree(BOM.toFile());
  }

  @Test
  void everyPartHasALicenceThatIsAllowed() {
    assertThat(parts())
        .isNotEmpty()
        .allSatisfy(
            part -> assertThat(licences(part)).as(name(part)).isNotEmpty().isSubsetOf(ALLOWED));
  }

  @Test
  void everyJarIsListed() throws IOException {
    Path jars = Path.of(System.getProperty("toolbox.jar")).resolveSibling("lib");
    try (Stream<Path> files = Files.list(jars)) {
      assertThat(parts().stream().map(part -> name(part) + ".jar"))
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void theListIsTheSameAtEveryBuild() {
    assertThat(bom.path("serialNumber").isMissingNode()).isTrue();
    assertThat(bom.at("/metadata/timestamp").isMissingNode()).isTrue();
  }

  private List<JsonNode> parts() {
    return elements(bom.path("components")).toList();
  }

  /** A licence without an SPDX name has its own name. */
  private static List<String> licences(JsonNode part) {
    return elements(part.path("licenses"))
        .map(
            licence ->
                Stream.of(licence.at("/license/id"), licence.path("expression"))
                    .filter(JsonNode::isTextual)
                    .findFirst()
                    .orElse(licence.at("/license/name"))
                    .asText("none"))
        .toList();
  }

  private static String name(JsonNode part) {
    return part.path("name").asText() + "-" + part.path("version").asText();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
