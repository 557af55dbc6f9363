package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.SpendingLease;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store in a file whose disk and permissions can fail, with SQLite's own errors. */
public final class RiggedStorage implements Dialect {
  private static final int PAGE = 4096;

  private final Path file;
  private final Sqlite sqlite;
  private final Runnable beforeCommit;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private Runnable beforeBegin = () -> {};
  private String pragma = "busy_timeout = 50";

  private RiggedStorage(Path file, InstantSource clock, Runnable beforeCommit) {
    this.file = file;
    this.sqlite = Sqlite.at(file, clock);
    this.beforeCommit = beforeCommit;
  }

  public static RiggedStorage at(Path file, InstantSource clock, Runnable beforeCommit) {
    return new RiggedStorage(file, clock, beforeCommit);
  }

  public Storage open() {
    return new Storage(new Database(this));
  }

  /** The SQL of all statements in order. A batch of rows is one statement. */
  public List<String> statements() {
    return statements;
  }

  /** Runs an event after a connection is checked and before anything is written. */
  void beforeBegin(Runnable event) {
    beforeBegin = event;
  }

  /** Leaves no free page. */
  public void fillUp() {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    everywhere("max_page_count = 1");
  }

  public void forbidWriting() {
    everywhere("query_only = ON");
  }

  public void heal() {
    everywhere("max_page_count = 1000000");
    everywhere("query_only = OFF");
    pragma = "busy_timeout = 50";
  }

  /** Overwrites the first page of a table or an index, like a failing disk. */
  public void damage(String table) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      String query = "SELECT rootpage FROM sqlite_master WHERE name = '" + table + "'";
      int page = statement.executeQuery(query).getInt(1);
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        bytes.seek((page - 1) * (long) PAGE);
        bytes.write(new byte[PAGE]);
      }
      // Makes all connections discard their cached pages.
      statement.execute("INSERT INTO known_project VALUES ('another', '')");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Locks the file like another program, until it is closed. */
  public AutoCloseable locked() {
    try {
      Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
      }
      return other;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns {@code ok} if the file is intact. */
  public String integrity() {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
      return result.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void everywhere(String setting) {
    pragma = setting;
    for (Connection connection : connections) {
      try {
        if (!connection.isClosed()) {
          set(connection, setting);
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static void set(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA " + setting);
    }
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = sqlite.connect();
    set(connection, "busy_timeout = 50");
    // Tests need no protection from power loss, and the system keeps what a killed process wrote.
    set(connection, "synchronous = OFF");
    set(connection, pragma);
    connections.add(connection);
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object result = invoke(connection, method, arguments);
              return switch (method.getName()) {
                case "createStatement" -> watched(Statement.class, (Statement) result, "");
                case "prepareStatement" ->
                    watched(
                        PreparedStatement.class,
                        (PreparedStatement) result,
                        String.valueOf(arguments[0]));
                default -> result;
              };
            });
  }

  private <T extends Statement> T watched(Class<T> type, T statement, String sql) {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (arguments != null && "COMMIT".equals(arguments[0])) {
                beforeCommit.run();
              }
              if (method.getName().startsWith("execute")) {
                statements.add(arguments == null ? sql : String.valueOf(arguments[0]));
              }
              return invoke(statement, method, arguments);
            });
    return type.cast(proxy);
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public boolean livesInOneConnection() {
    return false;
  }

  @Override
  public String beginMigration() {
    return sqlite.beginMigration();
  }

  @Override
  public String beginWrite(ProjectId project) {
    beforeBegin.run();
    return sqlite.beginWrite(project);
  }

  @Override
  public List<String> migrations() {
    return sqlite.migrations();
  }

  @Override
  public Object place() throws SQLException {
    return sqlite.place();
  }

  @Override
  public boolean repairs(SQLException failure, Object place) {
    return sqlite.repairs(failure, place);
  }

  @Override
  public Optional<SpendingLease.Held> tryLock(ProjectId project) throws SQLException {
    return sqlite.tryLock(project);
  }

  @Override
  public List<String> warnings() {
    return sqlite.warnings();
  }

  @Override
  public void checkpoint(Session session) throws SQLException {
    sqlite.checkpoint(session);
  }

  @Override
  public void backUp(Session session, Path copy) throws SQLException {
    sqlite.backUp(session, copy);
  }

  @Override
  public String sentence(SQLException failure) {
    return sqlite.sentence(failure);
  }
}
