package io.claritytoolbox.storage;

import static io.claritytoolbox.storage.StorageContract.NOON;
import static io.claritytoolbox.storage.StorageContract.PURPOSE;
import static io.claritytoolbox.storage.StorageContract.SHOP;
import static io.claritytoolbox.storage.StorageContract.TODAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged store is set aside, never deleted, and never forgets what was spent. */
final class DamagedStoreTest {
  private static final String ASIDE = "store.db.corrupt-2026-08-05T12-00-00Z";
  private static final ProjectId BLOG = new ProjectId("blog");
  private static final QuotaDay TOMORROW = QuotaDay.of(NOON.plus(Duration.ofDays(1)));
  private static final int ROWS = 30;
  private static final String PAYLOAD = noise(6_000);
  private static final String LETTER = "This is a letter, not a database. ".repeat(300);

  @TempDir Path folder;
  private Instant now = NOON;

  @Test
  void aStoreThatIsNoDatabaseAnyMoreIsSetAsideAsItIsAndTheDayIsClosedForEveryProject()
      throws IOException {
    takeTwice();
    Files.writeString(file(), LETTER);
    try (Storage storage = open()) {
      assertThat(take(storage)).isEmpty();
      assertThat(storage.ledger().take(BLOG, TODAY, 10, PURPOSE)).isEmpty();
      assertThat(storage.ledger().read(SHOP, TODAY).uncertain()).isTrue();
      assertThat(storage.ledger().take(SHOP, TOMORROW, 10, PURPOSE)).hasValue(1);
      assertThat(Files.readString(aside())).isEqualTo(LETTER);
      assertThat(storage.ledger().warnings())
          .singleElement()
          .asString()
          .contains(ASIDE, "none is made until 2026-08-06T00:00:00Z")
          .doesNotContain(folder.toString());
    }
  }

  @Test
  void whatTheLedgerStillTellsOfTodayCountsInTheNewStore() throws Exception {
    takeTwice();
    damage("export_by_time");

    try (Storage storage = open()) {
      storage.history(SHOP, "").takenSince(Instant.EPOCH);
      assertThat(storage.ledger().read(SHOP, TODAY).entries())
          .extracting(entry -> entry.fate())
          .containsExactly(Fate.ANSWERED, Fate.SENT);
      assertThat(storage.ledger().read(SHOP, TODAY).isOpen()).isTrue();
      assertThat(take(storage)).hasValue(3);
      assertThat(storage.ledger().warnings().toString()).contains(ASIDE, "and count");
    }
  }

  @Test
  void aDayThatClarityClosedStaysClosed() throws Exception {
    takeTwice();
    try (Storage storage = open()) {
      storage.ledger().close(SHOP, TODAY);
    }
    damage("export_by_time");

    try (Storage storage = open()) {
      storage.history(SHOP, "").takenSince(Instant.EPOCH);
      assertThat(storage.ledger().read(SHOP, TODAY).closed()).isTrue();
      assertThat(storage.ledger().take(BLOG, TODAY, 10, PURPOSE)).hasValue(1);
    }
  }

  @Test
  void aDamagedLedgerClosesTheDay() throws Exception {
    takeTwice();
    damage("quota_slot");

    try (Storage storage = open()) {
      assertThat(take(storage)).isEmpty();
      assertThat(storage.ledger().read(BLOG, TODAY).uncertain()).isTrue();
    }
  }

  @Test
  void aLedgerThatLacksRowsWithoutAWordClosesTheDay() throws Exception {
    takeTwice();
    damage("quota_slot", 3, new byte[] {0, 1});
    damage("export_by_time");

    try (Storage storage = open()) {
      storage.history(SHOP, "").takenSince(Instant.EPOCH);
      assertThat(storage.ledger().read(SHOP, TODAY).entries()).hasSize(1);
      assertThat(storage.ledger().read(SHOP, TODAY).uncertain()).isTrue();
      assertThat(take(storage)).isEmpty();
    }
  }

  @Test
  void aSoundStoreIsNeverSetAside() throws Exception {
    takeTwice();
    StoreFile place = new StoreFile(file());
    DamagedStore store =
        new DamagedStore(place, () -> now, new Migrations(Sqlite.at(file(), () -> now)));

    assertThat(store.replace(Sqlite.place(file()))).isFalse();
    Files.writeString(file(), LETTER);
    assertThat(store.replace("the place of one that is gone")).as("another did it").isTrue();

    assertThat(setAside()).isEmpty();
  }

  @Test
  void damageIsNoticedInMidLifeAndByWhoeverElseHasTheStoreOpen() throws Exception {
    try (Storage one = open();
        Storage other = open()) {
      take(one);
      take(other);
      other.ledger().read(SHOP, TODAY);
      // Of what a connection has read it sees no damage: the place alone tells it.
      damage("export_by_time");
      one.history(SHOP, "").takenSince(Instant.EPOCH);
      assertThat(aside()).exists();

      assertThat(take(one)).hasValue(3);
      assertThat(other.ledger().read(SHOP, TODAY).entries()).hasSize(3);
      assertThat(take(other)).hasValue(4);
      assertThat(other.ledger().warnings().toString()).contains(ASIDE);
    }
    assertThat(integrity(file())).isEqualTo("ok");
  }

  @Test
  void nothingIsWrittenToAStoreThatIsSetAsideInTheSameMoment() throws Exception {
    takeTwice();
    RiggedStorage rigged = RiggedStorage.at(file(), () -> now, () -> {});
    try (Storage one = rigged.open();
        Storage other = open()) {
      assertThat(one.ledger().read(SHOP, TODAY).entries()).hasSize(2);
      rigged.beforeBegin(
          () -> {
            rigged.beforeBegin(() -> {});
            rigged.damage("export_by_time");
            other.history(SHOP, "").takenSince(Instant.EPOCH);
          });

      assertThat(take(one)).hasValue(3);
      assertThat(other.ledger().read(SHOP, TODAY).entries()).hasSize(3);
    }
    assertThat(aside()).exists();
  }

  @Test
  void exportsThatCanBeReadAreSaved() throws Exception {
    save(40);
    List<StoredExport> before = exports();
    damageLeaf("export_row");

    List<StoredExport> after = exports();

    assertThat(after).hasSizeBetween(20, 39).isSubsetOf(before);
    try (Storage storage = open()) {
      for (StoredExport export : after) {
        assertThat(storage.history(SHOP, "").rows(export, List.of())).hasSize(ROWS);
        assertThat(storage.history(SHOP, "").payload(export)).contains(PAYLOAD);
        assertThat(storage.history(SHOP, "").listing(export, Listing.Kind.REFERRER)).isPresent();
      }
      int lost = 40 - after.size();
      assertThat(storage.ledger().warnings())
          .singleElement()
          .asString()
          .contains(after.size() + " exports were saved from it; " + lost + " could not be read.");
      assertThat(take(storage)).hasValue(3);
      assertThat(storage.knownProjects().lastSubject(SHOP)).contains("1001");
    }
  }

  @Test
  void aBrokenPageInTheListOfExportsCostsThoseOnItAlone() throws Exception {
    save(120);
    damageLeaf("export");

    assertThat(exports()).hasSizeBetween(30, 119);
    try (Storage storage = open()) {
      storage.schemaVersion();
      assertThat(storage.ledger().warnings().toString()).contains("could not be read");
    }
  }

  @Test
  void anExportWhosePayloadIsBrokenIsSavedWithoutIt() throws Exception {
    save(3);
    damageLeaf("export_payload");

    assertThat(exports()).hasSize(3);
    try (Storage storage = open()) {
      assertThat(storage.history(SHOP, "").payload(exports().get(1))).isEmpty();
      assertThat(storage.ledger().warnings().toString())
          .contains("3 exports were saved from it; no other was found.");
    }
  }

  @Test
  void aDamagedIndexCostsNoExport() throws Exception {
    save(3);
    damage("export_by_time");

    assertThat(exports()).hasSize(3);
  }

  @Test
  void aDamagedStoreOfAnEarlierVersionIsSavedAndBroughtUpToDate() throws Exception {
    try (InputStream in = getClass().getResourceAsStream("/stores/version-2.db")) {
      Files.copy(Objects.requireNonNull(in), file());
    }
    damage("export_by_time");

    try (Storage storage = open();
        InputStream in = getClass().getResourceAsStream("/stores/version-2.txt")) {
      storage.history(SHOP, "1001").takenSince(Instant.EPOCH);
      assertThat(aside()).exists();
      assertThat(StoreText.of(storage))
          .isEqualTo(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
    }
  }

  /** Each with a payload that fills a page or two. */
  private void save(int exports) throws Exception {
    takeTwice();
    try (Storage storage = open()) {
      storage.knownProjects().remember(SHOP, "1001");
      for (int i = 0; i < exports; i++) {
        List<Row> rows =
            IntStream.range(0, ROWS)
                .mapToObj(row -> new Row(StorageContract.page("/" + row), Facts.NONE))
                .toList();
        Listing list =
            new Listing(Listing.Kind.REFERRER, List.of(new Listing.Entry("https://a.example/", 1)));
        storage
            .history(SHOP, "")
            .save(
                new Export(
                    StorageContract.PAGES,
                    1,
                    NOON.plusSeconds(i),
                    rows,
                    List.of(list),
                    false,
                    PAYLOAD,
                    List.of()));
      }
    }
  }

  private List<StoredExport> exports() {
    try (Storage storage = open()) {
      List<StoredExport> all = storage.history(SHOP, "").takenSince(Instant.EPOCH);
      // What is broken is noticed by whoever reads it.
      all.forEach(export -> storage.history(SHOP, "").rows(export, List.of()));
      all.forEach(export -> storage.history(SHOP, "").payload(export));
      return storage.history(SHOP, "").takenSince(Instant.EPOCH);
    }
  }

  @Test
  void numbersOfExportsNeverComeBack() throws Exception {
    takeTwice();
    Export export = new Export(Cube.SITE, 1, NOON, List.of(), List.of(), false, "[]", List.of());
    try (Storage storage = open()) {
      long before = storage.history(SHOP, "").save(export).id();
      damage("export_by_time");
      storage.history(SHOP, "").takenSince(Instant.EPOCH);

      assertThat(storage.history(SHOP, "").save(export).id()).isGreaterThan(before + 1000);
    }
  }

  @Test
  void aFateOfANewerProgramCounts() throws Exception {
    takeTwice();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE quota_slot SET fate = 'SOMETHING NEW' WHERE slot = 1");
    }

    try (Storage storage = open()) {
      assertThat(storage.ledger().read(SHOP, TODAY).entries())
          .extracting(entry -> entry.fate())
          .containsExactly(Fate.REFUSED, Fate.SENT);
    }
  }

  @Tag("slow")
  @Test
  void ofManyProcessesOneSetsItAsideAndNoneASoundOne() throws Exception {
    takeTwice();
    damage("export_by_time");
    damage("quota_slot");
    List<Taker> takers = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        takers.add(Taker.start("jdbc:sqlite:" + file()));
      }
      for (Taker taker : takers) {
        taker.ask(10);
      }
      for (Taker taker : takers) {
        assertThat(taker.slot()).isZero();
      }
    } finally {
      takers.forEach(Taker::close);
    }
    assertThat(setAside()).containsExactly(aside());
    assertThat(integrity(file())).isEqualTo("ok");
  }

  @Test
  void aProcessThatDiedOnTheWayIsFinishedByTheNext() throws Exception {
    takeTwice();
    damage("quota_slot");
    Files.writeString(note(), SetAside.begun(ASIDE, NOON).text());
    Files.move(file(), aside());

    try (Storage storage = open()) {
      assertThat(take(storage)).isEmpty();
    }
    assertThat(Files.readString(note())).contains("CLOSED");
  }

  @Test
  void whereTheDamagedFileIsGoneTooTheDayIsClosed() throws Exception {
    takeTwice();
    Files.writeString(note(), SetAside.begun(ASIDE, NOON).text());
    Files.delete(file());

    try (Storage storage = open()) {
      assertThat(take(storage)).isEmpty();
    }
  }

  @Test
  void aStoreThatItsUserMovedAwayLaterBeginsAnew() throws Exception {
    takeTwice();
    Files.writeString(file(), LETTER);
    try (Storage storage = open()) {
      take(storage);
    }
    Files.delete(file());

    try (Storage storage = open()) {
      assertThat(take(storage)).hasValue(1);
    }
  }

  @Test
  void twoInOneSecondHaveTwoNames() throws Exception {
    takeTwice();
    for (int i = 0; i < 2; i++) {
      Files.writeString(file(), LETTER + i);
      try (Storage storage = open()) {
        take(storage);
      }
    }
    assertThat(setAside()).containsExactly(aside(), folder.resolve(ASIDE + "-2"));
  }

  @Test
  void theWarningEndsWithTheFileOrAWeek() throws Exception {
    takeTwice();
    Files.writeString(file(), LETTER);
    try (Storage storage = open()) {
      take(storage);
      now = NOON.plus(Duration.ofDays(2));
      assertThat(storage.ledger().warnings().toString())
          .contains(ASIDE)
          .doesNotContain("none is made");
      now = NOON.plus(Duration.ofDays(8));
      assertThat(storage.ledger().warnings()).isEmpty();
      now = NOON;
      Files.delete(aside());
      assertThat(storage.ledger().warnings()).isEmpty();
    }
  }

  @Test
  void itsUserAloneMayReadAnyOfIt() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    takeTwice();
    damage("quota_slot");
    try (Storage storage = open()) {
      take(storage);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .hasSizeGreaterThan(2)
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file))
                      .isEqualTo(fromString("rw-------")));
    }
  }

  private static String noise(int length) {
    return new Random(5)
        .ints(length, 'a', 'z')
        .mapToObj(letter -> "" + (char) letter)
        .collect(Collectors.joining());
  }

  private Storage open() {
    return Storage.open("jdbc:sqlite:" + file(), () -> now);
  }

  private void takeTwice() {
    try (Storage storage = open()) {
      take(storage);
      take(storage);
      storage.ledger().settle(SHOP, TODAY, 1, Fate.ANSWERED);
    }
  }

  private static OptionalInt take(Storage storage) {
    return storage.ledger().take(SHOP, TODAY, 10, PURPOSE);
  }

  /** Writes over the first page of a table, as a failing disk would. */
  private void damage(String table) throws Exception {
    damage(table, 0, new byte[] {(byte) 0xff, 1, 2, 3});
  }

  /** Writes over a page in the middle of a table's last level. */
  private void damageLeaf(String table) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      String leaves =
          " FROM dbstat WHERE name = '" + table + "' AND pagetype = 'leaf' ORDER BY path";
      int count = statement.executeQuery("SELECT count(*)" + leaves).getInt(1);
      int page =
          statement
              .executeQuery("SELECT pageno" + leaves + " LIMIT 1 OFFSET " + count / 2)
              .getInt(1);
      overwrite(page, 0, new byte[] {(byte) 0xff, 1, 2, 3});
    }
  }

  private void overwrite(int page, int offset, byte[] written) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
      bytes.seek((page - 1) * 4096L + offset);
      bytes.write(written);
    }
  }

  private void damage(String table, int offset, byte[] written) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      int page =
          statement
              .executeQuery("SELECT rootpage FROM sqlite_master WHERE name = '" + table + "'")
              .getInt(1);
      overwrite(page, offset, written);
    }
  }

  private static String integrity(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      return statement.executeQuery("PRAGMA integrity_check").getString(1);
    }
  }

  private List<Path> setAside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().contains(".corrupt-"))
          .filter(file -> !file.toString().matches(".*-(wal|shm)"))
          .sorted()
          .toList();
    }
  }

  private Path file() {
    return folder.resolve("store.db");
  }

  private Path aside() {
    return folder.resolve(ASIDE);
  }

  private Path note() {
    return folder.resolve("store.db.damaged");
  }
}
