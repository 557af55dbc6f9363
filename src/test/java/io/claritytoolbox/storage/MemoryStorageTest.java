package io.claritytoolbox.storage;

/** Tests the demo's store. */
final class MemoryStorageTest extends StorageContract {
  @Override
  Storage open() {
    return Storage.open("jdbc:sqlite::memory:", () -> NOON);
  }
}
