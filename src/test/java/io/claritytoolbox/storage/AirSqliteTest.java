package io.claritytoolbox.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class AirSqliteTest extends AirContract {
  @TempDir private Path folder;

  @Override
  Storage open() {
    return Storage.open("jdbc:sqlite:" + folder.resolve("store.db"), () -> StorageContract.NOON);
  }
}
