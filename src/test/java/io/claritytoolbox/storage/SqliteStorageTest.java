package io.claritytoolbox.storage;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqliteStorageTest extends StorageContract {
  @TempDir Path temp;

  @Override
  Storage open() {
    return Storage.open(url(), () -> NOON);
  }

  @Test
  void touchesNothingBeforeTheFirstUse() {
    assertThat(file().getParent()).doesNotExist();
    take(10);
    assertThat(file()).exists();
  }

  @Test
  void whatWasAskedForIsLeftOutWhereAnotherProcessWrites() throws SQLException {
    ledger.read(SHOP, TODAY);
    try (Connection atOnce = Sqlite.at(file(), () -> NOON).connectAtOnce();
        Statement statement = atOnce.createStatement()) {
      assertThat(statement.executeQuery("PRAGMA busy_timeout").getInt(1)).isZero();
      statement.execute("BEGIN IMMEDIATE");

      ledger.noteAsked(SHOP, PAGES, NOON);
    }
    assertThat(ledger.read(SHOP, TODAY).asked()).isEmpty();

    ledger.noteAsked(SHOP, PAGES, NOON);
    assertThat(ledger.read(SHOP, TODAY).asked()).containsOnlyKeys(PAGES);
  }

  @Test
  void keepsEverythingWhenOpenedAgain() {
    take(10);
    Row row = new Row(page("/a"), facts(3));
    StoredExport stored = save(PAGES, NOON, row);
    storage.close();

    try (Storage again = open()) {
      assertThat(again.ledger().read(SHOP, TODAY).entries()).hasSize(1);
      assertThat(again.history(SHOP, "1001").takenSince(NOON)).containsExactly(stored);
      assertThat(again.history(SHOP, "1001").rows(stored, List.of())).containsExactly(row);
    }
  }

  @Test
  void itsUserAloneMayReadIt() throws IOException {
    assumeRights();
    take(10);

    assertThat(rights(file().getParent())).isEqualTo("rwx------");
    assertThat(rights(file())).isEqualTo("rw-------");
    assertThat(rights(beside("-wal"))).isEqualTo("rw-------");
    assertThat(rights(beside("-shm"))).isEqualTo("rw-------");
  }

  @Test
  void takesWiderRightsAwayFromAFileThatIsThere() throws IOException {
    assumeRights();
    Files.createDirectory(file().getParent());
    for (Path wide : List.of(file(), beside("-wal"))) {
      Files.createFile(wide, asFileAttribute(fromString("rw-------")));
      Files.setPosixFilePermissions(wide, fromString("rw-rw-rw-"));
    }
    take(10);

    assertThat(rights(file())).isEqualTo("rw-------");
    assertThat(rights(beside("-wal"))).isEqualTo("rw-------");
  }

  @Test
  void refusesAStoreOfANewerProgram() throws SQLException {
    take(10);
    storage.close();
    change("INSERT INTO schema_version (version) VALUES (1000)");

    assertThatThrownBy(() -> take(10))
        .isInstanceOf(StorageFailure.class)
        .hasMessageStartingWith("The store was made by a newer version of this program.")
        .hasMessageContaining("CLARITY_STORE");
  }

  @Test
  void saysThatAStoreCannotBeOpened() throws IOException {
    Files.writeString(file().getParent(), "a file where the folder should be");

    assertThatThrownBy(() -> take(10))
        .isInstanceOf(StorageFailure.class)
        .hasMessageStartingWith("The store can't be opened.");
  }

  @ParameterizedTest
  @CsvSource({
    "5, LOCKED",
    "6, LOCKED",
    "517, LOCKED",
    "8, READ_ONLY",
    "10, DISK_ERROR",
    "11, DAMAGED",
    "26, DAMAGED",
    "13, DISK_FULL",
    "14, CANNOT_OPEN",
    "19, CONTRADICTION",
    "2067, CONTRADICTION",
    "1, OTHER",
    "0, OTHER"
  })
  void tellsFaultsApartByTheirCode(int code, SqliteFault fault) {
    assertThat(SqliteFault.of(new SQLException("x", null, code))).isEqualTo(fault);
  }

  @Test
  void refusesAnAddressThatItDoesNotKnow() {
    for (String unknown :
        List.of(
            "jdbc:oracle:thin:@x",
            "store.db",
            "jdbc:sqlite:",
            "jdbc:sqlite::resource:x",
            "jdbc:sqlite:file:x",
            "jdbc:sqlite:x?mode=ro")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Storage.open(unknown, () -> NOON))
          .withMessageContaining("CLARITY_STORE");
    }
  }

  @Test
  void waitsForAnotherProcessThatWrites() throws Exception {
    take(10);
    try (Connection other = DriverManager.getConnection(url());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      CompletableFuture<Boolean> taken = CompletableFuture.supplyAsync(() -> take(10).isPresent());
      assertThat(ledger.read(SHOP, TODAY).entries()).as("reading goes on").hasSize(1);
      TimeUnit.MILLISECONDS.sleep(200);
      assertThat(taken).isNotDone();
      statement.execute("COMMIT");
      assertThat(taken.get(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Tag("slow")
  @Test
  void waitsForAnotherThatIsMakingTheFile() throws Exception {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    boolean isAlone =
        new StoreFile(file())
            .alone(
                () -> {
                  taken.completeAsync(() -> take(10).isPresent());
                  pause(300);
                  return !taken.isDone() && Files.notExists(file());
                });
    assertThat(isAlone).isTrue();
    assertThat(taken.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void keepsTheAnswerSmall() throws Exception {
    String answer = "[{\"metricName\":\"Traffic\",\"caf\u00e9\":[]}]".repeat(1000);
    history.save(new Export(PAGES, 1, NOON, List.of(), List.of(), false, answer, List.of("Odd.")));

    try (Connection other = DriverManager.getConnection(url());
        Statement statement = other.createStatement();
        ResultSet result = statement.executeQuery("SELECT payload FROM export_payload")) {
      assertThat(result.getBytes(1).length).isLessThan(answer.length() / 50);
    }
    assertThat(ask("SELECT warnings FROM export")).isEqualTo("Odd.");
  }

  @Test
  void aCommitHasReachedTheDiskWhenItReturns() throws SQLException {
    try (Connection connection = Sqlite.at(url(), () -> NOON).connect()) {
      assertThat(ask(connection, "PRAGMA synchronous")).isEqualTo("2");
      assertThat(ask(connection, "PRAGMA fullfsync")).isEqualTo("1");
      assertThat(ask(connection, "PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(ask(connection, "PRAGMA busy_timeout")).isEqualTo("10000");
      assertThat(ask(connection, "PRAGMA foreign_keys")).isEqualTo("1");
    }
  }

  /** SQLite doesn't do it by itself while another process has the file open. */
  @Test
  void aSavedExportIsInTheFileItselfAtOnceAndTheLedgerWhenItIsClosed() throws Exception {
    take(10);
    try (Connection other = DriverManager.getConnection(url())) {
      ask(other, "SELECT count(*) FROM export");
      StoredExport saved = save(PAGES, NOON, new Row(page("/a"), facts(1)));
      assertThat(copied("one.db").history(SHOP, "1001").takenSince(NOON)).containsExactly(saved);
      ledger.settle(SHOP, TODAY, 1, Fate.ANSWERED);
      storage.close();
      assertThat(copied("other.db").ledger().read(SHOP, TODAY).entries())
          .extracting(QuotaLedger.Entry::fate)
          .containsExactly(Fate.ANSWERED);
    }
  }

  /** Opens a copy of the file. */
  private Storage copied(String name) throws IOException {
    Files.copy(file(), temp.resolve(name));
    return Storage.open("jdbc:sqlite:" + temp.resolve(name), () -> NOON);
  }

  @Test
  void onceItIsClosedTheFileIsAllThereIs() throws IOException {
    save(PAGES, NOON);
    storage.close();

    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("store.db", "store.db.lock");
    }
  }

  @Test
  void aBackupIsAWholeStoreThatItsUserAloneMayRead() throws IOException {
    assumeRights();
    StoredExport saved = save(PAGES, NOON, new Row(page("/a"), facts(1)));
    take(10);
    Path copy = temp.resolve("copy.db");
    storage.backUp(copy);

    assertThat(rights(copy)).isEqualTo("rw-------");
    try (Storage backup = Storage.open("jdbc:sqlite:" + copy, () -> NOON)) {
      assertThat(backup.history(SHOP, "1001").takenSince(NOON)).containsExactly(saved);
      assertThat(backup.ledger().read(SHOP, TODAY).entries()).hasSize(1);
    }
  }

  @Test
  void aBackupNeverReplacesAFile() throws IOException {
    Path there = Files.createFile(temp.resolve("there"));

    assertThatThrownBy(() -> storage.backUp(there))
        .isInstanceOf(StorageFailure.class)
        .hasMessageContaining("exists already");
    assertThatThrownBy(() -> storage.backUp(temp.resolve("no/folder")))
        .isInstanceOf(StorageFailure.class)
        .hasMessageContaining("can't be written");
    assertThat(there).isEmptyFile();
  }

  @Test
  void nothingIsLeftOfAForgottenExport() throws SQLException {
    Listing titles = new Listing(Listing.Kind.PAGE_TITLE, List.of(new Listing.Entry("Home", 1)));
    List<Row> rows = List.of(new Row(page("/gone"), facts(1)), new Row(page("/kept"), facts(1)));
    history.save(new Export(PAGES, 1, NOON, rows, List.of(titles), false, "[]", List.of()));
    save(PAGES, NOON.plusSeconds(1), rows.get(1));
    history.forgetBefore(NOON.plusSeconds(1));

    assertThat(ask("SELECT count(*) FROM export_row")).isEqualTo("1");
    assertThat(ask("SELECT count(*) FROM export_payload")).isEqualTo("1");
    assertThat(ask("SELECT count(*) FROM export_listing")).isEqualTo("0");
    assertThat(ask("SELECT count(*) FROM listing_entry")).isEqualTo("0");
    assertThat(ask("SELECT group_concat(url) FROM export_row"))
        .isEqualTo("https://shop.example/kept");
  }

  @Test
  void whereNothingIsOldNothingIsWritten() throws SQLException {
    save(PAGES, NOON, new Row(page("/kept"), facts(1)));
    try (Connection other = DriverManager.getConnection(url());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThat(history.forgetBefore(NOON)).isZero();
      statement.execute("ROLLBACK");
    }
  }

  @Test
  void theDatabaseItselfRefusesASlotTakenTwice() {
    take(10);
    assertThatThrownBy(() -> change("INSERT INTO quota_slot SELECT * FROM quota_slot"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("constraint");
  }

  /** Another path to the same folder. A JVM's lock ends when any channel on its file is closed. */
  @Test
  void twoStoresOfOneProcessOnOneFileNeverBothGiveTheRightToSpend() throws Exception {
    take(10);
    Path other = Files.createSymbolicLink(temp.resolve("other"), file().getParent());
    try (Storage same = Storage.open("jdbc:sqlite:" + other.resolve("store.db"), () -> NOON);
        Taker taker = Taker.start(url())) {
      leases.tryTake(SHOP);
      assertThat(same.leases().tryTake(SHOP)).isEmpty();
      taker.askToSpend();
      assertThat(taker.slot()).isZero();
    }
  }

  /** POSIX ends all locks of a process on a file when the process closes the file anywhere. */
  @Test
  void lookingAtAStoreNeverEndsTheLocksOfThoseWhoHaveItOpen() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/locks")), "this system doesn't tell its locks");
    take(10);
    long before = locks();
    try (Storage other = open()) {
      other.ledger().read(SHOP, TODAY);
    }

    assertThat(before).isPositive();
    assertThat(locks()).isEqualTo(before);
  }

  private long locks() throws IOException {
    String mine =
        " " + ProcessHandle.current().pid() + " .*:" + Files.getAttribute(file(), "unix:ino") + " ";
    try (Stream<String> all = Files.lines(Path.of("/proc/locks"))) {
      return all.filter(Pattern.compile(mine).asPredicate()).count();
    }
  }

  @Test
  void theLockOnSpendingIsItsUsersAlone() throws IOException {
    assumeRights();
    leases.tryTake(SHOP);

    assertThat(rights(beside(".spending-shop"))).isEqualTo("rw-------");
  }

  @Tag("slow")
  @Test
  void aRequestOfAKilledProcessStaysCounted() throws Exception {
    try (Taker taker = Taker.start(url())) {
      taker.ask(10);
      assertThat(taker.slot()).isEqualTo(1);
    }
    assertThat(ledger.read(SHOP, TODAY).entries()).hasSize(1);
    assertThat(take(10)).hasValue(2);
    assertThat(ask("PRAGMA integrity_check")).isEqualTo("ok");
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String url() {
    return "jdbc:sqlite:" + file();
  }

  private Path file() {
    return temp.resolve("data").resolve("store.db");
  }

  private Path beside(String suffix) {
    return file().resolveSibling("store.db" + suffix);
  }

  private void change(String sql) throws SQLException {
    try (Connection other = DriverManager.getConnection(url());
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection other = DriverManager.getConnection(url())) {
      return ask(other, sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getString(1);
    }
  }

  private static void assumeRights() {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "this system has no rights of that kind");
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
