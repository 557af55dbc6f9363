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
 * PostgreSQL: a server, where the ledgers of a team's machines are one. Writers of one project take
 * turns by a lock that ends with their transaction; those of two projects never wait for each
 * other.
 */
final class Postgresql implements Dialect {
  /** Keeps our locks apart from other programs' in the same database: "clar". */
  private static final int LOCKS = 0x636c6172;

  /** The server's time, which is one for all who share it. */
  static final String MILLIS = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";

  private static final Duration WAIT = Duration.ofSeconds(6);

  /** Those that spend hold another kind of lock than those that write. */
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
   * @throws IllegalArgumentException where the address can't be read; its message is fit for a user
   */
  static Postgresql at(String url) {
    return at(url, WAIT);
  }

  static Postgresql at(String url, Duration wait) {
    PostgresqlAddress address = PostgresqlAddress.read(url);
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
   * What is read after the lock has to see what its last holder committed, so the level is named:
   * at a stricter one, a server's or a user's default, the first statement, which waits for the
   * lock, would fix what is seen. Two projects of one hash take turns needlessly, no more.
   */
  @Override
  public String beginWrite(ProjectId project) {
    return "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(%d, %d)"
        .formatted(LOCKS, project.value().hashCode());
  }

  /** A key of one number is another lock than any key of two. */
  @Override
  public String beginMigration() {
    return "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(%d)"
        .formatted(LOCKS);
  }

  /**
   * By a lock of a connection that is held with it: the server frees it when the connection ends,
   * which it notices at once where a process dies, and within half a minute where a machine or a
   * network does.
   */
  @Override
  public Optional<SpendingLease.Held> tryLock(ProjectId project) throws SQLException {
    try {
      return tryLockOnce(project);
    } catch (SQLException dead) {
      // The connection may have died while it was idle, as all beside it; the next is another.
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
   * Where one connection is broken, those that wait in the pool may be too. A new one is worth a
   * try unless the pool has just tried, or the server has been waited for.
   */
  @Override
  public boolean mends(SQLException failure, Object place) {
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
   * A plain VACUUM: the room of what was deleted is used anew, and its bytes are overwritten by
   * what comes. Writing the tables anew, as VACUUM FULL does, would lock out the whole team, and
   * the server's log, copies and backups would hold the bytes all the same.
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
