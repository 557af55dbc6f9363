package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that drivers are loaded only when needed. */
final class DriversTest {
  @Test
  void aStoreOnSqliteLoadsNothingOfPostgresqlNorOfThePool(@TempDir Path temp) throws Exception {
    Path log = temp.resolve("classes.log");
    try (Taker taker =
        Taker.start("jdbc:sqlite:" + temp.resolve("x.db"), "-Xlog:class+load:file=" + log)) {
      taker.ask(10);
      assertThat(taker.slot()).isEqualTo(1);
    }
    try (Stream<String> lines = Files.lines(log)) {
      List<String> loaded = lines.toList();
      assertThat(loaded).anyMatch(line -> line.contains("org.sqlite.SQLiteConnection"));
      assertThat(loaded)
          .noneMatch(line -> line.contains("com.zaxxer."))
          .noneMatch(line -> line.contains("org.postgresql."))
          .noneMatch(line -> line.contains("io.claritytoolbox.storage.ConnectionPool"));
    }
  }
}
