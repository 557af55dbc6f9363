package io.claritytoolbox.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of connections to a PostgreSQL server. It opens them on demand and closes them when
 * idle, so that many machines can share a server. Every wait has a limit.
 */
final class ConnectionPool implements AutoCloseable {
  private static final int IDLE_MILLIS = 60_000;
  private static final int LIFE_MILLIS = 15 * 60_000;

  /** Defaults of the driver, in seconds. Parameters of the address override them. */
  private static final Map<String, String> STANDARDS =
      Map.of(
          "connectTimeout", "5",
          "loginTimeout", "15",
          "socketTimeout", "20",
          "tcpKeepAlive", "true",
          "ApplicationName", "clarity-toolbox");

  /**
   * Session settings. The server's time-outs are shorter than the driver's, so the server reports
   * the reason. A commit has reached the disk when it returns. Every statement finds few rows by
   * key, so plans that scan tables are switched off: statistics are stale after the first day.
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

  private final Address address;
  private final Duration wait;
  private final int most;
  private @Nullable HikariDataSource open;

  /**
   * @param wait for a free connection
   * @param most connections at a time
   */
  ConnectionPool(Address address, Duration wait, int most) {
    this.address = address;
    this.wait = wait;
    this.most = most;
  }

  /** Closing the connection returns it to the pool. */
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

  synchronized void discardIdle() {
    if (open != null) {
      open.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** Closes a connection instead of returning it to the pool. */
  synchronized void discard(Connection connection) {
    if (open != null) {
      open.evictConnection(connection);
    }
  }

  /** Replaces a pool that got no connection, so that the next call fails at once or connects. */
  private synchronized void drop(HikariDataSource pool) {
    if (pool == open) {
      open = null;
      // Closing takes seconds when connections hang.
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

  /** Opens the first connection without the pool, which would retry before it reports an error. */
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

  /**
   * The address of a PostgreSQL database. User and passwords are taken out of the URL, which pool
   * and driver may quote; all other parameters go to the driver.
   *
   * <p>Without the parameter {@code password} the driver reads {@code PGPASSFILE} or {@code
   * ~/.pgpass}; without {@code user} it takes the user of this machine.
   *
   * @param url without secrets
   * @param secrets user and passwords
   */
  record Address(String url, Map<String, String> secrets) {
    private static final List<String> HIDDEN = List.of("user", "password", "sslpassword");

    Address {
      secrets = Map.copyOf(secrets);
    }

    /**
     * @throws IllegalArgumentException if it is malformed; its message is for users
     */
    static Address read(String url) {
      int mark = url.indexOf('?');
      if (mark < 0) {
        return new Address(url, Map.of());
      }
      Map<String, String> secrets = new LinkedHashMap<>();
      List<String> open = new ArrayList<>();
      for (String parameter : url.substring(mark + 1).split("&", -1)) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        if (HIDDEN.contains(name)) {
          secrets.put(name, equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
        } else if (!parameter.isEmpty()) {
          open.add(parameter);
        }
      }
      String rest = open.isEmpty() ? "" : "?" + String.join("&", open);
      return new Address(url.substring(0, mark) + rest, secrets);
    }

    private static String decoded(String value) {
      try {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        // The exception's message would quote the password.
        throw new IllegalArgumentException(
            "CLARITY_STORE holds a % in its user or password that begins no escape. Write %25 for"
                + " it.");
      }
    }

    @Override
    public String toString() {
      return "Address[hidden]";
    }
  }
}
