package io.claritytoolbox.storage;

final class PostgresqlStorageTest extends StorageContract {
  private final String address = PostgresqlServer.shared().newDatabase();

  @Override
  Storage open() {
    return Storage.open(PostgresqlServer.entering(address));
  }
}
