package io.claritytoolbox.storage;

import org.junit.jupiter.api.Tag;

@Tag("slow")
final class AirPostgresqlTest extends AirContract {
  @Override
  Storage open() {
    return Storage.open(
        PostgresqlServer.entering(PostgresqlServer.shared().newDatabase()),
        () -> StorageContract.NOON);
  }
}
