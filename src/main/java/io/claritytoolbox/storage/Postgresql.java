package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.SpendingLease;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL: one store for a team. Writers to one project take turns by an advisory lock that ends
 * with their transaction; projects don't wait for each other.
 */
final class Postgresql implements Dialect {
  /** "clar": keeps our locks apart from other programs' in the same database. */
  private static final int LOCKS = 0x636c6172;

  /** The server's time, shared by all its clients. */
  static final String MILLIS = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";

  private static final Duration WAIT = Duration.ofSeconds(6);

  /** The lock on spending differs from the lock on writing. */
  private static final int SPENDING = LOCKS + 1;

  private static final int MOST = 4;
  private static final int MOST_SPENDING = 16;

  private final ConnectionPool pool;
  private final ConnectionPool spending;

  private Postgresql(ConnectionPool pool, ConnectionPool spending) {
    this.pool = pool;
    this.spending = spending;
  }

  static boolean takes(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  /**
   * @throws IllegalArgumentException if the address is malformed; its message is for users
   */
  static Postgresql at(String url) {
    return at(url, WAIT);
  }

  static Postgresql at(String url, Duration wait) {
    ConnectionPool.Address address = ConnectionPool.Address.read(url);
    return new Postgresql(
        new ConnectionPool(address, wait, MOST), new ConnectionPool(address, wait, MOST_SPENDING));
  }

  @Override
  public Connection connect() throws SQLException {
    return pool.connect();
  }

  @Override
  public boolean livesInOneConnection() {
    return false;
  }

  @Override
  public boolean hasPool() {
    return true;
  }

  /**
   * Names the isolation level: at a stricter default, the statement that waits for the lock would
   * already fix the snapshot. Projects whose ids have the same hash take turns, which is harmless.
   */
  @Override
  public String beginWrite(ProjectId project) {
    return "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(%s, %s)"
        .formatted(LOCKS, project.value().hashCode());
  }

  /** A lock with a single key never collides with locks of two keys. */
  @Override
  public String beginMigration() {
    return "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(%s)"
        .formatted(LOCKS);
  }

  /**
   * Uses a lock of a connection. The server frees it when the connection ends: at once if the
   * process dies, within half a minute if the machine or network does.
   */
  @Override
  public Optional<SpendingLease.Held> tryLock(ProjectId project) throws SQLException {
    try {
      return tryLockOnce(project);
    } catch (SQLException dead) {
      // The idle connections may all have died; retry once on a new one.
      spending.discardIdle();
      LoggerFactory.getLogger(Postgresql.class).info("the right to spend is asked for again", dead);
      return tryLockOnce(project);
    }
  }

  private Optional<SpendingLease.Held> tryLockOnce(ProjectId project) throws SQLException {
    String key = "(" + SPENDING + ", " + project.value().hashCode() + ")";
    Connection held = spending.connect();
    boolean isTaken = false;
    try (Statement statement = held.createStatement();
        ResultSet result = statement.executeQuery("SELECT pg_try_advisory_lock" + key)) {
      isTaken = result.next() && result.getBoolean(1);
    } finally {
      if (!isTaken) {
        held.close();
      }
    }
    return isTaken ? Optional.of(() -> unlock(held)) : Optional.empty();
  }

  private void unlock(Connection held) {
    try (Statement statement = held.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock_all()");
      held.close();
    } catch (SQLException e) {
      LoggerFactory.getLogger(Postgresql.class).warn("a lock ends with its connection", e);
      spending.discard(held);
    }
  }

  /**
   * Discards idle connections, which may be broken too. A retry is useless if the pool has just
   * tried or the server timed out.
   */
  @Override
  public boolean repairs(SQLException failure, Object place) {
    if (PostgresqlFault.of(failure) != PostgresqlFault.UNREACHABLE) {
      return false;
    }
    pool.discardIdle();
    spending.discardIdle();
    return !(failure instanceof SQLTransientConnectionException
        || failure.getCause() instanceof SocketTimeoutException);
  }

  @Override
  public List<String> migrations() {
    return List.of(
        "postgresql/V001__ledger_and_history.sql",
        "postgresql/V002__plain_columns.sql",
        "postgresql/V003__air.sql");
  }

  /**
   * Runs a plain VACUUM. VACUUM FULL would lock out the team, and logs and backups would keep the
   * bytes anyway.
   */
  @Override
  public void eraseDeleted(Session session) throws SQLException {
    session.unhurried("VACUUM export_row, export_payload, listing_entry, export_listing, export");
  }

  @Override
  public void backUp(Session session, Path copy) {
    throw new StorageFailure(
        "A store on PostgreSQL is backed up with PostgreSQL's own tools. Run pg_dump, for example"
            + " pg_dump --format=custom --file=clarity.dump DATABASE.",
        new UnsupportedOperationException());
  }

  @Override
  public String sentence(SQLException failure) {
    return PostgresqlFault.of(failure).sentence();
  }

  @Override
  public void close() {
    pool.close();
    spending.close();
  }
}
