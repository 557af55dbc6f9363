package io.claritytoolbox.storage;

import static io.claritytoolbox.storage.StorageContract.NOON;
import static io.claritytoolbox.storage.StorageContract.PURPOSE;
import static io.claritytoolbox.storage.StorageContract.SHOP;
import static io.claritytoolbox.storage.StorageContract.TODAY;

import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;

/** A store in a file, and ways to damage it. */
abstract class DamagedFile {
  static final String ASIDE = "store.db.corrupt-2026-08-05T12-00-00Z";

  @TempDir Path folder;
  Instant now = NOON;

  Storage open() {
    return Storage.open("jdbc:sqlite:" + file(), () -> now);
  }

  void takeTwice() {
    try (Storage storage = open()) {
      take(storage);
      take(storage);
      storage.ledger().settle(SHOP, TODAY, 1, Fate.ANSWERED);
    }
  }

  static OptionalInt take(Storage storage) {
    return storage.ledger().take(SHOP, TODAY, 10, PURPOSE);
  }

  /** Overwrites the first page of a table, like a failing disk. */
  void damage(String table) throws Exception {
    damage(table, 0, new byte[] {(byte) 0xff, 1, 2, 3});
  }

  /** Overwrites a page in the middle of a table's lowest level. */
  void damageLeaf(String table) throws Exception {
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

  void overwrite(int page, int offset, byte[] written) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
      bytes.seek((page - 1) * 4096L + offset);
      bytes.write(written);
    }
  }

  void damage(String table, int offset, byte[] written) throws Exception {
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

  Path file() {
    return folder.resolve("store.db");
  }

  Path aside() {
    return folder.resolve(ASIDE);
  }
}
