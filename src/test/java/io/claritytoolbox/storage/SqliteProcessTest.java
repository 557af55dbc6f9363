package io.claritytoolbox.storage;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

@Tag("slow")
final class SqliteProcessTest extends ProcessContract {
  @Override
  String newStore() {
    return "jdbc:sqlite:" + temp.resolve(UUID.randomUUID() + ".db");
  }

  @Override
  String damage(Statement statement) throws SQLException {
    return unless("ok", statement, "PRAGMA integrity_check")
        + unless("", statement, "PRAGMA foreign_key_check");
  }
}
