package io.claritytoolbox.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection and its prepared statements. For one thread at a time; read a result to its end
 * before running the next statement.
 */
final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int STATEMENTS = 64;
  private static final int BATCH = 1_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);

  interface Reader<T> {
    T read(ResultSet result) throws SQLException;
  }

  /** Reads the first column as text. */
  static final Reader<String> TEXT = result -> result.getString(1);

  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Opens a session and migrates the schema. */
  static Session open(Dialect dialect) throws SQLException {
    Session session = new Session(dialect.connect());
    try {
      new Migrations(dialect).apply(session);
      return session;
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a statement without a time limit, on PostgreSQL. */
  void unhurried(String sql) throws SQLException {
    int network = connection.getNetworkTimeout();
    String limit = first("SHOW statement_timeout", TEXT).orElseThrow();
    connection.setNetworkTimeout(Runnable::run, 0);
    try {
      execute("SET statement_timeout = 0");
      execute(sql);
    } finally {
      execute("SET statement_timeout = '" + limit + "'");
      connection.setNetworkTimeout(Runnable::run, network);
    }
  }

  int update(String sql, @Nullable Object... arguments) throws SQLException {
    return bound(sql, arguments).executeUpdate();
  }

  /** Runs an update once for each list of arguments, and returns how many there are. */
  int updateAll(String sql, List<@Nullable Object[]> each) throws SQLException {
    for (int from = 0; from < each.size(); from += BATCH) {
      PreparedStatement statement = prepared(sql);
      for (@Nullable Object[] arguments : each.subList(from, Math.min(from + BATCH, each.size()))) {
        bind(statement, arguments);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return each.size();
  }

  <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    try (ResultSet result = bound(sql, arguments).executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    } catch (SQLException e) {
      // SQLite's driver can't reuse a statement that failed half-way.
      drop(sql);
      throw e;
    }
  }

  <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    return list(sql, reader, arguments).stream().findFirst();
  }

  boolean hasTable(String name) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), name, null)) {
      return tables.next();
    }
  }

  <T> T inTransaction(String begin, Work<T> work) throws SQLException {
    boolean committed = false;
    try {
      execute(begin);
      T result = work.in(this);
      execute("COMMIT");
      committed = true;
      return result;
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  @Override
  public void close() {
    try {
      dropAll();
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection was not closed well", e);
    }
  }

  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("the database had rolled back by itself", e);
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, arguments);
    return statement;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, Columns.of(arguments[i]));
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      if (prepared.size() == STATEMENTS) {
        drop(prepared.keySet().iterator().next());
      }
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** Closes prepared statements, some of which SQLite's driver leaves open. */
  void dropAll() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }

  private void drop(String sql) throws SQLException {
    PreparedStatement dropped = prepared.remove(sql);
    if (dropped != null) {
      dropped.close();
    }
  }
}
