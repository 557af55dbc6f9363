package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The ledger in the database. Taking looks and inserts in one transaction that excludes all other
 * writers, of this and of every other process; the primary key would stop the second of two even
 * so.
 */
final class SqlQuotaLedger implements QuotaLedger {
  /** Closes a day for all projects, since it isn't known which there were; no id is empty. */
  static final String EVERY_PROJECT = "";

  private final Database database;

  SqlQuotaLedger(Database database) {
    this.database = database;
  }

  @Override
  public DayRecord read(ProjectId project, QuotaDay day) {
    return database.read(session -> record(session, project, day));
  }

  @Override
  public List<QuotaDay> days(ProjectId project) {
    return database.read(
        session ->
            session.list(
                "SELECT DISTINCT day FROM quota_slot WHERE project = ? ORDER BY day",
                result -> new QuotaDay(LocalDate.parse(result.getString(1))),
                project.value()));
  }

  @Override
  public OptionalInt take(ProjectId project, QuotaDay day, int limit, Purpose purpose) {
    return database.write(
        project,
        session -> {
          DayRecord record = record(session, project, day);
          if (!record.isOpen() || record.entries().size() >= limit) {
            return OptionalInt.empty();
          }
          int slot = lowestFree(record.entries());
          insert(session, project, day, new Entry(slot, purpose, Fate.SENT));
          return OptionalInt.of(slot);
        });
  }

  @Override
  public void settle(ProjectId project, QuotaDay day, int slot, Fate fate) {
    database.write(
        project,
        session ->
            session.update(
                "UPDATE quota_slot SET fate = ? WHERE project = ? AND day = ? AND slot = ?",
                fate.name(),
                project.value(),
                day.date().toString(),
                slot));
  }

  @Override
  public void giveBack(ProjectId project, QuotaDay day, int slot) {
    database.write(
        project,
        session ->
            session.update(
                "DELETE FROM quota_slot WHERE project = ? AND day = ? AND slot = ?",
                project.value(),
                day.date().toString(),
                slot));
  }

  @Override
  public void close(ProjectId project, QuotaDay day) {
    database.write(
        project,
        session ->
            session.update(
                "INSERT INTO quota_closed (project, day) VALUES (?, ?) ON CONFLICT DO NOTHING",
                project.value(),
                day.date().toString()));
  }

  private static DayRecord record(Session session, ProjectId project, QuotaDay day)
      throws SQLException {
    List<Entry> entries =
        session.list(
            """
            SELECT slot, cube, days, taken_at, fate FROM quota_slot
            WHERE project = ? AND day = ?
            ORDER BY slot
            """,
            SqlQuotaLedger::entry,
            project.value(),
            day.date().toString());
    List<String> closed =
        session.list(
            "SELECT project FROM quota_closed WHERE project IN (?, ?) AND day = ?",
            result -> result.getString(1),
            project.value(),
            EVERY_PROJECT,
            day.date().toString());
    return new DayRecord(entries, closed.contains(project.value()), closed.contains(EVERY_PROJECT));
  }

  @Override
  public List<String> warnings() {
    return database.warnings();
  }

  private static Entry entry(ResultSet result) throws SQLException {
    Purpose purpose =
        new Purpose(
            Cubes.read(result.getString("cube")),
            result.getInt("days"),
            Instant.ofEpochMilli(result.getLong("taken_at")));
    return new Entry(result.getInt("slot"), purpose, fate(result.getString("fate")));
  }

  /** A newer program may know fates that this one doesn't: such a request counts, no more. */
  private static Fate fate(String column) {
    return Arrays.stream(Fate.values())
        .filter(fate -> fate.name().equals(column))
        .findFirst()
        .orElse(Fate.LOST);
  }

  /** By slot, as entries come: the first number that is not among them. */
  private static int lowestFree(List<Entry> entries) {
    int slot = 1;
    for (Entry entry : entries) {
      if (entry.slot() == slot) {
        slot++;
      }
    }
    return slot;
  }

  private static void insert(Session session, ProjectId project, QuotaDay day, Entry entry)
      throws SQLException {
    session.update(
        """
        INSERT INTO quota_slot (project, day, slot, cube, days, taken_at, fate)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        project.value(),
        day.date().toString(),
        entry.slot(),
        Cubes.write(entry.purpose().cube()),
        entry.purpose().days(),
        entry.purpose().at().toEpochMilli(),
        entry.fate().name());
  }
}
