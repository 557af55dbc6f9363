package io.claritytoolbox.storage;

/** Tests the demo's store. */
final class AirMemoryTest extends AirContract {
  @Override
  Storage open() {
    return Storage.open("jdbc:sqlite::memory:", () -> StorageContract.NOON);
  }
}
