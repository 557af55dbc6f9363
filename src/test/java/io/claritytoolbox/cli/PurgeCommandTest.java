package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeCommandTest {
  private static final Instant OLD = Operated.NOW.minus(Duration.ofDays(9));
  private static final Instant YOUNG = Operated.NOW.minus(Duration.ofDays(1));

  @TempDir private Path folder;
  private Operated toolbox;

  @BeforeEach
  void storeTwoExports() {
    toolbox = new Operated(folder);
    toolbox.save("shop", OLD, "https://shop.example/of-jane-doe");
    toolbox.save("shop", YOUNG, "https://shop.example/basket");
    toolbox.spend(3);
  }

  @Test
  void removesWhatWasTakenBeforeADay() {
    assertThat(toolbox.run("purge", "--before", "2026-11-20", "--yes")).isZero();

    assertThat(left("shop")).extracting(StoredExport::takenAt).containsExactly(YOUNG);
    assertThat(toolbox.out())
        .contains(
            "shop: 1 of 2 exports to delete: 1 row of 2026-11-12.",
            "shop: deleted 1 export for good; 1 is left.");
  }

  /** The day starts at midnight UTC, and its exports stay. */
  @Test
  void keepsWhatWasTakenOnThatDay() {
    toolbox.run("purge", "--before", "2026-11-12", "--yes");
    assertThat(left("shop")).hasSize(2);

    toolbox.run("purge", "--before", "2026-11-13", "--yes");
    assertThat(left("shop")).hasSize(1);
  }

  @Test
  void removesAllAndLeavesTheBudgetCounted() {
    assertThat(toolbox.run("purge", "--all", "--yes")).isZero();

    assertThat(left("shop")).isEmpty();
    assertThat(toolbox.out()).contains("The record of requests is unchanged.");
    try (Storage storage = Storage.open(toolbox.address(), Operated.CLOCK)) {
      assertThat(storage.ledger().read(new ProjectId("shop"), QuotaDay.of(Operated.NOW)).entries())
          .hasSize(3);
    }
  }

  /** Otherwise an older export of another project would keep a page's address in the store. */
  @Test
  void noByteOfWhatWasRemovedStaysInTheStore() throws IOException {
    toolbox.save("blog", OLD.minus(Duration.ofDays(1)), "https://blog.example/first");
    assertThat(bytes()).contains("of-jane-doe");

    toolbox.run("purge", "--all", "--yes");

    assertThat(bytes()).doesNotContain("of-jane-doe", "shop.example").contains("blog.example");
    assertThat(left("blog")).hasSize(1);
  }

  /** Its payload is compressed, so only its page shows it. */
  @Test
  void ridsTheFileOfWhatRetentionDeletedToo() throws IOException {
    try (Storage storage = Storage.open(toolbox.address(), Operated.CLOCK)) {
      storage.history(new ProjectId("shop"), Operated.SUBJECT).forgetBefore(YOUNG);
    }

    assertThat(toolbox.run("purge", "--before", "2026-11-01", "--yes")).isZero();

    assertThat(toolbox.out())
        .contains("none of 1 export to delete", "deleted 0 exports for good; 1 is left");
    assertThat(bytes()).doesNotContain("of-jane-doe");
  }

  @Test
  void removesWhatThisIdStoodForBefore() {
    try (Storage storage = Storage.open(toolbox.address(), Operated.CLOCK)) {
      assertThat(storage.history(new ProjectId("shop"), "another").takenSince(Instant.EPOCH))
          .isEmpty();
    }
    toolbox.environment.put("CLARITY_API_TOKEN", "opaque");

    toolbox.run("purge", "--all", "--yes");

    assertThat(left("shop")).isEmpty();
  }

  @Test
  void aDryRunRemovesNothing() {
    assertThat(toolbox.run("purge", "--all", "--dry-run")).isZero();

    assertThat(left("shop")).hasSize(2);
    assertThat(toolbox.out()).contains("2 of 2 exports to delete");
  }

  @Test
  void removesNothingUnaskedWhereNobodyCanBeAsked() {
    assertThat(toolbox.run("purge", "--all")).isEqualTo(1);

    assertThat(left("shop")).hasSize(2);
    assertThat(toolbox.err()).contains("Nothing was deleted. Add --yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\n", "\n", "", "yess\n", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"})
  void asksOnATerminalAndTakesAllButYesForNo(String answer) {
    toolbox.terminal = OptionalInt.of(80);
    toolbox.answer = answer;

    assertThat(toolbox.run("purge", "--all")).isEqualTo(1);

    assertThat(left("shop")).hasSize(2);
    assertThat(toolbox.err()).contains("Delete them? [y/N]", "Nothing was deleted.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "YES\r\n"})
  void removesOnceItIsConfirmed(String answer) {
    toolbox.terminal = OptionalInt.of(80);
    toolbox.answer = answer;

    assertThat(toolbox.run("purge", "--all")).isZero();

    assertThat(left("shop")).isEmpty();
  }

  @Test
  void wantsToKnowHowMuchIsToGo() {
    assertThat(toolbox.run("purge", "--yes")).isEqualTo(2);
    assertThat(toolbox.run("purge", "--all", "--before", "2026-01-01", "--yes")).isEqualTo(2);
    assertThat(toolbox.run("purge", "--before", "yesterday", "--yes")).isEqualTo(2);
    assertThat(toolbox.run("purge", "--all", "--yes", "--project", "nope")).isEqualTo(2);
    assertThat(toolbox.err()).contains("There is no such project. Choose one of: shop.");
    assertThat(left("shop")).hasSize(2);
  }

  @Test
  void saysWhatIsMissingWhereNothingIsConfigured() {
    toolbox.environment.remove("CLARITY_PROJECT_ID");

    assertThat(toolbox.run("purge", "--all", "--yes")).isEqualTo(1);
    assertThat(toolbox.err()).contains("CLARITY_PROJECT_ID is not set");
  }

  private List<StoredExport> left(String project) {
    try (Storage storage = Storage.open(toolbox.address(), Operated.CLOCK)) {
      return storage.exports(new ProjectId(project));
    }
  }

  /** The bytes of the store and of the files beside it. */
  private String bytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
