package io.claritytoolbox.storage;

import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;

@Tag("slow")
final class PostgresqlProcessTest extends ProcessContract {
  /**
   * Starting twenty at once takes long on a busy machine, which is not the subject of this test.
   */
  @Override
  String newStore() {
    String patient = "?loginTimeout=60&connectTimeout=60&socketTimeout=60";
    return PostgresqlServer.entering(PostgresqlServer.shared().newDatabase() + patient);
  }

  /**
   * Compares every index with its table, with PostgreSQL's own check if available, and with our own
   * sums.
   */
  @Override
  String damage(Statement statement) throws SQLException {
    statement.execute("CREATE EXTENSION IF NOT EXISTS amcheck");
    return unless(
            "",
            statement,
            """
            SELECT bt_index_check(c.oid, true)::text FROM pg_class c
            JOIN pg_am a ON a.oid = c.relam AND a.amname = 'btree'
            WHERE c.relkind = 'i'
            """)
        + unless(
            "",
            statement,
            """
            SELECT 'export ' || id FROM export
            WHERE row_count <> (SELECT count(*) FROM export_row WHERE export = id)
              OR id NOT IN (SELECT export FROM export_payload)
            """);
  }
}
