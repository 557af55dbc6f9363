package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {
  @TempDir private Path folder;

  @Test
  void copiesTheWholeStore() {
    Operated toolbox = new Operated(folder);
    toolbox.save("shop", Operated.NOW, "https://shop.example/basket");
    toolbox.spend(3);
    Path copy = folder.resolve("copy.db");

    assertThat(toolbox.run("backup", copy.toString())).isZero();

    assertThat(toolbox.out()).contains("The store is copied to " + copy + ".");
    try (Storage storage = Storage.open("jdbc:sqlite:" + copy, Operated.CLOCK)) {
      ProjectId shop = new ProjectId("shop");
      assertThat(storage.exports(shop))
          .extracting(StoredExport::takenAt)
          .containsExactly(Operated.NOW);
      assertThat(storage.ledger().read(shop, QuotaDay.of(Operated.NOW)).entries()).hasSize(3);
    }
  }

  @Test
  void neverWritesOverAFile() throws Exception {
    Operated toolbox = new Operated(folder);
    Path there = Files.writeString(folder.resolve("there"), "mine");

    assertThat(toolbox.run("backup", there.toString())).isEqualTo(1);

    assertThat(toolbox.err()).contains("exists already");
    assertThat(there).hasContent("mine");
  }

  @Test
  void saysWhatIsMissingWhereNothingIsConfigured() {
    Operated toolbox = new Operated(folder);
    toolbox.environment.remove("CLARITY_PROJECT_ID");

    assertThat(toolbox.run("backup", folder.resolve("copy.db").toString())).isEqualTo(1);

    assertThat(toolbox.err()).contains("CLARITY_PROJECT_ID is not set");
  }
}
