package io.claritytoolbox.storage;

import static io.claritytoolbox.storage.StorageContract.NOON;
import static io.claritytoolbox.storage.StorageContract.PURPOSE;
import static io.claritytoolbox.storage.StorageContract.SHOP;
import static io.claritytoolbox.storage.StorageContract.TODAY;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that a damaged store is set aside, never deleted, and that spent requests still count. */
final class DamagedStoreTest extends DamagedFile {
  private static final ProjectId BLOG = new ProjectId("blog");
  private static final QuotaDay TOMORROW = QuotaDay.of(NOON.plus(Duration.ofDays(1)));
  private static final String LETTER = "This is a letter, not a database. ".repeat(300);

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
          .contains(ASIDE, "no request is sent until 2026-08-06T00:00:00Z")
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
      // A connection doesn't notice damage in pages that it has read; only their place shows it.
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
    Files.writeString(note(), DamagedStore.SetAside.begun(ASIDE, NOON).text());
    Files.move(file(), aside());

    try (Storage storage = open()) {
      assertThat(take(storage)).isEmpty();
    }
    assertThat(Files.readString(note())).contains("CLOSED");
  }

  @Test
  void whereTheDamagedFileIsGoneTooTheDayIsClosed() throws Exception {
    takeTwice();
    Files.writeString(note(), DamagedStore.SetAside.begun(ASIDE, NOON).text());
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
          .doesNotContain("no request is sent");
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

  private Path note() {
    return folder.resolve("store.db.damaged");
  }
}
