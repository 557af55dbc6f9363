package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests stores of earlier versions, which are files beside their content. The last version with
 * packed rows wrote {@code version-2}, and {@code version-2-salvaged} in place of a damaged store.
 */
final class OlderStoresTest {
  private static final String IN_USE = "version-2";
  private static final List<String> TABLES =
      List.of(
          "quota_slot",
          "quota_closed",
          "known_project",
          "export",
          "dimension_value",
          "export_row",
          "export_listing",
          "listing_entry",
          "export_payload");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {IN_USE, "version-2-salvaged"})
  void everythingIsThereAfterTheMigration(String name) throws Exception {
    copy(name);

    assertThat(told()).isEqualTo(text(name));
    assertThat(told()).as("at the second start").isEqualTo(text(name));
  }

  @Test
  void theFirstVersionIsBroughtUpToDateToo() throws Exception {
    copy(IN_USE);
    change("ALTER TABLE dimension_value DROP COLUMN scope");
    change("UPDATE dimension_value SET lookup = substr(value, 21) WHERE length(lookup) = 500");
    change("DELETE FROM schema_version WHERE version = 2");

    assertThat(told()).isEqualTo(text(IN_USE));
  }

  @Test
  void warningsStayAndWhatIsOutOfUseGoes() throws Exception {
    copy(IN_USE);
    told();

    assertThat(ask("SELECT warnings FROM export WHERE id = 1"))
        .isEqualTo("An odd one.\nAnd another.");
    assertThat(ask("SELECT group_concat(name) FROM sqlite_schema"))
        .doesNotContain("packed", "dimension_value");
    assertThat(ask("PRAGMA integrity_check")).isEqualTo("ok");
    assertThat(ask("SELECT group_concat(\"table\") FROM pragma_foreign_key_check")).isNull();
  }

  @Test
  void numbersOfExportsGoOn() throws Exception {
    copy(IN_USE);
    Export export =
        new Export(
            Cube.SITE, 1, StorageContract.NOON, List.of(), List.of(), false, "[]", List.of());
    try (Storage storage = open()) {
      ExportHistory history = storage.history(StorageContract.SHOP, "1001");
      StoredExport saved = history.save(export);
      assertThat(saved.id()).as("9 was forgotten").isEqualTo(10);
    }
  }

  @Test
  @Tag("slow")
  void processesThatMigrateAtOnceDoNoHarm() throws Exception {
    copy(IN_USE);
    List<Taker> takers = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        takers.add(Taker.start(url()));
      }
      for (Taker taker : takers) {
        taker.ask(1);
      }
      for (Taker taker : takers) {
        assertThat(taker.slot()).isZero();
      }
    } finally {
      takers.forEach(Taker::close);
    }
    assertThat(told()).isEqualTo(text(IN_USE));
    assertThat(ask("PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  @Tag("slow")
  void postgresqlMigratesLikewise() throws Exception {
    copy(IN_USE);
    String url = PostgresqlServer.entering(PostgresqlServer.shared().newDatabase());
    try (Connection from = DriverManager.getConnection(url());
        Connection to = DriverManager.getConnection(url);
        Statement statement = to.createStatement()) {
      statement.execute(read("/io/claritytoolbox/storage/postgresql/V001__ledger_and_history.sql"));
      statement.execute("CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)");
      statement.execute("INSERT INTO schema_version VALUES (1)");
      for (String table : TABLES) {
        move(table, from, to);
      }
    }

    try (Storage storage = Storage.open(url, () -> StorageContract.NOON)) {
      assertThat(StoreText.of(storage)).isEqualTo(text(IN_USE));
      assertThat(storage.schemaVersion()).isEqualTo(3);
    }
  }

  private static void move(String table, Connection from, Connection to) throws SQLException {
    try (Statement select = from.createStatement();
        ResultSet rows = select.executeQuery("SELECT * FROM " + table)) {
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        columns.add(rows.getMetaData().getColumnName(i));
      }
      String insert =
          "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
              .formatted(
                  table,
                  String.join(", ", columns),
                  String.join(", ", Collections.nCopies(columns.size(), "?")));
      while (rows.next()) {
        try (PreparedStatement statement = to.prepareStatement(insert)) {
          for (int i = 1; i <= columns.size(); i++) {
            statement.setObject(i, rows.getObject(i));
          }
          statement.execute();
        }
      }
    }
  }

  private Storage open() {
    return Storage.open(url(), () -> StorageContract.NOON);
  }

  private String told() {
    try (Storage storage = open()) {
      return StoreText.of(storage);
    }
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("store.db");
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getString(1);
    }
  }

  private void copy(String name) throws IOException {
    try (InputStream in = resource("/stores/" + name + ".db")) {
      Files.copy(in, folder.resolve("store.db"));
    }
  }

  private static String text(String name) throws IOException {
    return read("/stores/" + name + ".txt");
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = resource(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = OlderStoresTest.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("no " + name);
    }
    return in;
  }
}
