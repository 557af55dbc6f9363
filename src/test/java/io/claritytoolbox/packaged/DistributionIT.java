package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the distribution runs by itself in any folder. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
final class DistributionIT {
  private static final long MOST_BYTES = 60_000_000;
  private static final Map<String, String> NOTHING = Map.of("PATH", "");

  @TempDir private Path temp;
  private Distributed made;
  private Path elsewhere;

  @BeforeEach
  void unpack() throws Exception {
    made = Distributed.made();
    Path place = Files.createDirectories(temp.resolve("Größe und Maß"));
    elsewhere = Files.move(made.unpackedIn(place), place.resolve("the toolbox"));
  }

  @Test
  void answersWithoutJavaInAnyFolder() throws Exception {
    Told answer =
        Distributed.answer(temp, NOTHING, Distributed.serve(elsewhere.resolve("toolbox")));

    assertThat(answer.refused()).as(answer.text()).isFalse();
    assertThat(answer.column("Browser")).contains("MobileSafari");
  }

  /** In this mode, Java refuses to start if it can't use the cache. */
  @Test
  void itsClassCacheSurvivesTheMove() throws Exception {
    assumeTrue(Files.exists(elsewhere.resolve("app/classes")), "made without JDK 25");
    Map<String, String> strict = Map.of("PATH", "", "JDK_JAVA_OPTIONS", "-XX:AOTMode=on");

    String said = Distributed.run(temp, strict, List.of(elsewhere.resolve("toolbox"), "--version"));

    assertThat(said).contains("toolbox ");
  }

  @Test
  void startsThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("clarity"), elsewhere.resolve("toolbox"));

    assertThat(Distributed.run(temp, Map.of(), List.of(link, "--version"))).contains("toolbox ");
  }

  @Test
  void bringsLicencesAndItsListOfParts() throws Exception {
    assertThat(elsewhere.resolve("LICENSE")).isNotEmptyFile();
    assertThat(elsewhere.resolve("runtime/legal/java.base/LICENSE")).isNotEmptyFile();
    assertThat(Distributed.files(elsewhere.resolve("licences")))
        .extracting(file -> elsewhere.resolve("licences").relativize(file).toString())
        .contains("mcp-core.txt")
        .anyMatch(name -> name.startsWith("slf4j-api-"))
        .anyMatch(name -> name.startsWith("postgresql-"));
    Path bom = Path.of(System.getProperty("toolbox.bom"));
    assumeTrue(Files.exists(bom), "is not made while Maven is offline");
    assertThat(elsewhere.resolve("bom.json")).hasSameBinaryContentAs(bom);
  }

  @Test
  void isSmall() {
    assertThat(made.archive().toFile().length()).isLessThan(MOST_BYTES);
  }

  /** npm and MCPB don't include links. */
  @Test
  void hasNoLinks() throws Exception {
    try (var all = Files.walk(made.folder())) {
      assertThat(all.filter(Files::isSymbolicLink)).isEmpty();
    }
  }
}
