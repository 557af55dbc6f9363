package io.claritytoolbox.storage;

/** The demo's store keeps the same rules. */
final class MemoryStorageTest extends StorageContract {
  @Override
  Storage open() {
    return Storage.open("jdbc:sqlite::memory:", () -> NOON);
  }
}
