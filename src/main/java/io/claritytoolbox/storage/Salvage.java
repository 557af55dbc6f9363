package io.claritytoolbox.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a damaged store still tells of the requests of today, and of the day before, whose last may
 * tell of an outage. Only where both tables are sound throughout is that all there was.
 */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
  private static final List<String> TABLES = List.of("quota_slot", "quota_closed");

  private final LocalDate today;
  private final List<List<Object>> slots = new ArrayList<>();
  private final List<List<Object>> closed = new ArrayList<>();
  private boolean whole;

  private Salvage(LocalDate today) {
    this.today = today;
  }

  /** Reads a file that was moved away, whatever it is. */
  static Salvage of(Path damaged, LocalDate today) {
    Salvage salvage = new Salvage(today);
    try (Connection connection = Sqlite.open(damaged);
        Statement statement = connection.createStatement()) {
      salvage.read(statement);
    } catch (SQLException | NoSuchElementException e) {
      salvage.whole = false;
      LOG.warn("a damaged store doesn't tell all of the day's requests", e);
    }
    return salvage;
  }

  /** Whether all that was on record of today is known. */
  boolean isWhole() {
    return whole;
  }

  /** Writes it all to a new store, and closes the day where it isn't all. */
  int into(Session session, long firstNumber) throws SQLException {
    for (List<Object> slot : slots) {
      session.update(
          """
          INSERT INTO quota_slot (project, day, slot, cube, days, taken_at, fate)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """,
          slot.toArray());
    }
    for (List<Object> day : closed) {
      close(session, day);
    }
    // An export of the old store must not be taken for one of the new: its numbers begin far
    // beyond.
    session.update("INSERT INTO sqlite_sequence (name, seq) VALUES ('export', ?)", firstNumber);
    if (!whole) {
      close(session, List.of(SqlQuotaLedger.EVERY_PROJECT, today.toString()));
    }
    return slots.size();
  }

  private static void close(Session session, List<Object> projectAndDay) throws SQLException {
    session.update(
        "INSERT INTO quota_closed (project, day) VALUES (?, ?) ON CONFLICT DO NOTHING",
        projectAndDay.toArray());
  }

  /** Alone among writers: one that began before is seen, one that begins later finds us moved. */
  private void read(Statement statement) throws SQLException {
    begin(statement);
    String since = "'" + today.minusDays(1) + "'";
    String query =
        "SELECT project, day, slot, cube, days, taken_at, fate FROM quota_slot WHERE day >= ";
    try (ResultSet result = statement.executeQuery(query + since)) {
      while (result.next()) {
        slots.add(slot(result));
      }
    }
    query = "SELECT project, day FROM quota_closed WHERE day >= ";
    try (ResultSet result = statement.executeQuery(query + since)) {
      while (result.next()) {
        closed.add(List.of(text(result, "project"), text(result, "day")));
      }
    }
    whole = areSound(statement);
    statement.execute("ROLLBACK");
  }

  private static void begin(Statement statement) throws SQLException {
    try {
      statement.execute("BEGIN IMMEDIATE");
    } catch (SQLException e) {
      if (SqliteFault.of(e) != SqliteFault.READ_ONLY) {
        throw e;
      }
      statement.execute("BEGIN");
    }
  }

  private static boolean areSound(Statement statement) throws SQLException {
    for (String table : TABLES) {
      try (ResultSet result = statement.executeQuery("PRAGMA integrity_check(" + table + ")")) {
        if (!(result.next() && "ok".equals(result.getString(1)))) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Object> slot(ResultSet result) throws SQLException {
    String cube = text(result, "cube");
    Cubes.read(cube);
    int slot = result.getInt("slot");
    if (slot < 1) {
      throw new SQLException("a slot of no number");
    }
    return List.of(
        text(result, "project"),
        text(result, "day"),
        slot,
        cube,
        result.getInt("days"),
        result.getLong("taken_at"),
        text(result, "fate"));
  }

  private static String text(ResultSet result, String column) throws SQLException {
    String text = result.getString(column);
    if (text == null) {
      throw new SQLException("a column that is never empty is");
    }
    return text;
  }
}
