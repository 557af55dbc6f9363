package io.claritytoolbox.storage;

/** The demo's store keeps the same rules. */
final class AirMemoryTest extends AirContract {
  @Override
  Storage open() {
    return Storage.open("jdbc:sqlite::memory:", () -> StorageContract.NOON);
  }
}
