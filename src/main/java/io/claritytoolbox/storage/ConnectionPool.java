package io.claritytoolbox.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A few connections to a PostgreSQL server, opened when they are needed and closed when they are
 * idle: a thousand machines that ask now and then must not hold a thousand connections. Every wait
 * ends, so that a server that is gone costs seconds.
 */
final class ConnectionPool implements AutoCloseable {
  private static final int IDLE_MILLIS = 60_000;
  private static final int LIFE_MILLIS = 15 * 60_000;

  /** The driver's, in seconds; the address may have others. */
  private static final Map<String, String> STANDARDS =
      Map.of(
          "connectTimeout", "5",
          "loginTimeout", "15",
          "socketTimeout", "20",
          "tcpKeepAlive", "true",
          "ApplicationName", "clarity-toolbox");

  /**
   * The server gives up before the driver does, and says why. What it has committed has reached its
   * disk, whatever its own default is: a request once sent is never forgotten. Every statement of
   * ours finds few rows by their keys; scans of whole tables, joins of them, and workers beside the
   * session's own, are chosen by statistics that are behind, as after a first day. A client that
   * vanished without a word is noticed in half a minute, and an idle one is not sent away.
   */
  private static final String SETTINGS =
      """
      SELECT set_config('statement_timeout', '15s', false),
        set_config('lock_timeout', '10s', false),
        set_config('enable_seqscan', 'off', false),
        set_config('enable_bitmapscan', 'off', false),
        set_config('max_parallel_workers_per_gather', '0', false),
        set_config('jit', 'off', false),
        set_config('synchronous_commit',
          CASE current_setting('synchronous_commit')
            WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false);
      SELECT set_config(name, value, false) FROM pg_settings JOIN (VALUES
        ('tcp_keepalives_idle', '10'),
        ('tcp_keepalives_interval', '5'),
        ('tcp_keepalives_count', '3'),
        ('idle_session_timeout', '0')) AS wanted (name, value) USING (name)
      """;

  private final PostgresqlAddress address;
  private final Duration wait;
  private final int most;
  private @Nullable HikariDataSource open;

  /**
   * @param wait for a connection, where there is none at once
   * @param most connections at a time
   */
  ConnectionPool(PostgresqlAddress address, Duration wait, int most) {
    this.address = address;
    this.wait = wait;
    this.most = most;
  }

  /** A connection whose closing gives it back. */
  Connection connect() throws SQLException {
    HikariDataSource pool = pool();
    try {
      return pool.getConnection();
    } catch (SQLTransientConnectionException e) {
      if (PostgresqlFault.of(e) == PostgresqlFault.UNREACHABLE) {
        drop(pool);
      }
      throw e;
    }
  }

  /** Ends all connections that nobody uses just now. */
  synchronized void discardIdle() {
    if (open != null) {
      open.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** Ends a connection that must not be used again. */
  synchronized void discard(Connection connection) {
    if (open != null) {
      open.evictConnection(connection);
    }
  }

  /**
   * For all the wait no connection was to be had: whoever asks next tries anew, and is told at
   * once.
   */
  private synchronized void drop(HikariDataSource pool) {
    if (pool == open) {
      open = null;
      // It takes seconds where connections hang, which are not the caller's.
      Thread closing = new Thread(pool::close, "closes the store's connections");
      closing.setDaemon(true);
      closing.start();
    }
  }

  private synchronized HikariDataSource pool() throws SQLException {
    HikariDataSource pool = open;
    if (pool == null) {
      tryOut();
      try {
        pool = new HikariDataSource(configuration());
      } catch (RuntimeException e) {
        throw new SQLException("no pool for this address", e);
      }
      open = pool;
    }
    return pool;
  }

  /**
   * The first connection is made by the thread that asks and without the pool, which would try for
   * a second or more: who asks hears at once what is wrong.
   */
  private void tryOut() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(STANDARDS);
    properties.putAll(address.secrets());
    DriverManager.getConnection(address.url(), properties).close();
  }

  private HikariConfig configuration() {
    HikariConfig configuration = new HikariConfig();
    configuration.setPoolName("clarity-toolbox");
    configuration.setJdbcUrl(address.url());
    STANDARDS.forEach(configuration::addDataSourceProperty);
    address.secrets().forEach(configuration::addDataSourceProperty);
    configuration.setMaximumPoolSize(most);
    configuration.setMinimumIdle(0);
    configuration.setInitializationFailTimeout(-1);
    configuration.setConnectionTimeout(wait.toMillis());
    configuration.setIdleTimeout(IDLE_MILLIS);
    configuration.setMaxLifetime(LIFE_MILLIS);
    configuration.setConnectionInitSql(SETTINGS);
    return configuration;
  }

  @Override
  public synchronized void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
