package io.claritytoolbox.storage;

import static io.claritytoolbox.storage.StorageContract.NOON;
import static io.claritytoolbox.storage.StorageContract.PURPOSE;
import static io.claritytoolbox.storage.StorageContract.SHOP;
import static io.claritytoolbox.storage.StorageContract.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.model.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that another program's file is never changed, and that an emptied store is not treated as
 * new.
 */
@Tag("slow")
final class StoreFileTest {
  private static final FileTime LONG_AGO = FileTime.from(NOON.minusSeconds(1_000_000));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aDatabaseOfAnotherProgramIsRefusedAndNotTouched(String journal) throws Exception {
    sql("PRAGMA journal_mode = " + journal, "CREATE TABLE diary (entry TEXT)");

    assertRefusedUntouched();
  }

  @Test
  void aDatabaseThatNamesAnotherProgramIsRefusedWhateverItsTables() throws Exception {
    for (String ours : List.of("schema_version", "quota_slot", "export")) {
      sql("CREATE TABLE " + ours + " (theirs TEXT)");
    }
    sql("PRAGMA application_id = 77");

    assertRefusedUntouched();
  }

  @Test
  void aDatabaseWithoutTablesIsNotOurs() throws Exception {
    sql("PRAGMA user_version = 3");

    assertRefusedUntouched();
  }

  /** Its log may contain the application's ID. */
  @Test
  void aDatabaseInUseByAnotherProgramIsRefusedToo() throws Exception {
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE diary (entry TEXT)");

      assertRefusedUntouched();
      statement.execute("INSERT INTO diary VALUES ('still mine')");
    }
  }

  @Test
  void aDatabaseThatAnotherProgramHasLockedIsNotTouchedEither() throws Exception {
    sql("CREATE TABLE diary (entry TEXT)");
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("INSERT INTO diary VALUES ('mine')");
      Map<String, String> before = files();

      assertThatThrownBy(this::take)
          .isInstanceOf(StorageFailure.class)
          .hasMessageStartingWith("Another process has locked the store.");

      assertThat(files()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dear diary,", "SQLite format 3\0 and then something else"})
  void aTextIsRefusedAndNotTouched(String text) throws Exception {
    Files.writeString(file("store.db"), text);

    assertRefusedUntouched();
  }

  @Test
  void aStoreSaysInItsHeaderThatItIsOursFromItsFirstByteOn() throws Exception {
    take();

    assertThat(new String(Files.readAllBytes(file("store.db")), 68, 4, "US-ASCII"))
        .isEqualTo("clar");
    assertThat(Files.notExists(file("store.db.new"))).isTrue();
  }

  @Test
  void anEmptyFileWithNothingBesideItIsANewStore() throws Exception {
    Files.createFile(file("store.db"));

    assertThat(take()).hasValue(1);
  }

  @Test
  void aStoreThatWasEmptiedIsDamaged() throws Exception {
    take();
    Files.write(file("store.db"), new byte[0]);

    assertThat(take()).isEmpty();
    assertThat(files()).containsKey("store.db.corrupt-2026-08-05T12-00-00Z");
  }

  @Test
  void aStoreThatWasEmptiedBesideItsLogIsDamagedAndTheLogIsKept() throws Exception {
    try (Storage storage = open();
        Connection other = connect()) {
      other.createStatement().execute("SELECT 1 FROM sqlite_schema");
      take(storage);
      Files.copy(file("store.db-wal"), file("log"));
    }
    Files.delete(file("store.db.lock"));
    Files.write(file("store.db"), new byte[0]);
    Files.deleteIfExists(file("store.db-wal"));
    Files.copy(file("log"), file("store.db-wal"));

    assertThat(take()).isEmpty();
    assertThat(file("store.db.corrupt-2026-08-05T12-00-00Z-wal"))
        .hasSameBinaryContentAs(file("log"));
  }

  @Test
  void theLogOfAStoreThatWasDeletedIsNotTakenForTheNewOnes() throws Exception {
    try (Storage storage = open();
        Connection other = connect()) {
      other.createStatement().execute("SELECT 1 FROM sqlite_schema");
      take(storage);
      Files.copy(file("store.db-wal"), file("log"));
    }
    Files.delete(file("store.db"));
    Files.deleteIfExists(file("store.db-wal"));
    Files.copy(file("log"), file("store.db-wal"));

    assertThat(take()).hasValue(1);
  }

  private void assertRefusedUntouched() throws Exception {
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file("store.db"), PosixFilePermissions.fromString("rw-r--r--"));
    }
    Files.setLastModifiedTime(file("store.db"), LONG_AGO);
    Map<String, String> before = files();

    assertThatThrownBy(this::take)
        .isInstanceOf(StorageFailure.class)
        .hasMessageContaining("not a store of this program. It was not changed.");

    assertThat(files()).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(file("store.db"))).isEqualTo(LONG_AGO);
  }

  /** Names, permissions and contents, without the shared memory of SQLite's log. */
  private Map<String, String> files() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean isShared = name.endsWith("-shm");
        String bytes =
            isShared ? "" : Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        all.put(name, rights(file) + bytes);
      }
    }
    return all;
  }

  private static String rights(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix")
        ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
        : "";
  }

  private Storage open() {
    return Storage.open("jdbc:sqlite:" + file("store.db"), () -> NOON);
  }

  private OptionalInt take() {
    try (Storage storage = open()) {
      return take(storage);
    }
  }

  private static OptionalInt take(Storage storage) {
    return storage.ledger().take(SHOP, TODAY, 10, PURPOSE);
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file("store.db"));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
