package io.claritytoolbox.storage;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The ledger in the database. Taking looks and inserts in one statement, in a transaction that
 * excludes all other writers, of this and of every other process; the primary key would stop the
 * second of two even so.
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
    String date = day.date().toString();
    return database
        .write(
            project,
            session ->
                session.first(
                    """
                    WITH taken AS (SELECT slot FROM quota_slot WHERE project = ? AND day = ?)
                    INSERT INTO quota_slot (project, day, slot, cube, days, taken_at, fate)
                    SELECT ?, ?, free.slot, ?, ?, ?, ?
                    FROM (SELECT 1 AS slot UNION ALL SELECT slot + 1 FROM taken) AS free
                    WHERE free.slot NOT IN (SELECT slot FROM taken)
                      AND (SELECT count(*) FROM taken) < ?
                      AND NOT EXISTS (
                        SELECT 1 FROM quota_closed WHERE project IN (?, ?) AND day = ?)
                    ORDER BY free.slot
                    LIMIT 1
                    RETURNING slot
                    """,
                    result -> OptionalInt.of(result.getInt(1)),
                    project.value(),
                    date,
                    project.value(),
                    date,
                    Cubes.write(purpose.cube()),
                    purpose.days(),
                    purpose.at().toEpochMilli(),
                    Fate.SENT.name(),
                    limit,
                    project.value(),
                    EVERY_PROJECT,
                    date))
        .orElse(OptionalInt.empty());
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

  @Override
  public void noteDropped(ProjectId project, QuotaDay day, Collection<Cube> dropped) {
    database.write(
        project,
        session -> {
          for (Cube cube : dropped) {
            session.update(
                """
                INSERT INTO dropped_dimension (project, day, dimension) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                project.value(),
                day.date().toString(),
                Cubes.write(cube));
          }
          return true;
        });
  }

  @Override
  public List<String> warnings() {
    return database.warnings();
  }

  /**
   * What is on record, line by line: requests of two days, slot 0 for a day that is closed, and
   * slot -1 for what was dropped.
   */
  private static DayRecord record(Session session, ProjectId project, QuotaDay day)
      throws SQLException {
    String today = day.date().toString();
    List<Entry> entries = new ArrayList<>();
    List<Entry> before = new ArrayList<>();
    Set<String> closed = new HashSet<>();
    Set<Cube> dropped = new HashSet<>();
    session.list(
        """
        SELECT project, day, slot, cube, days, taken_at, fate FROM quota_slot
        WHERE project = ? AND day IN (?, ?)
        UNION ALL
        SELECT project, day, 0, '', 0, 0, '' FROM quota_closed
        WHERE project IN (?, ?) AND day = ?
        UNION ALL
        SELECT project, day, -1, dimension, 0, 0, '' FROM dropped_dimension
        WHERE project = ? AND day = ?
        ORDER BY 3
        """,
        result ->
            switch (result.getInt("slot")) {
              case -1 -> dropped.add(Cubes.read(result.getString("cube")));
              case 0 -> closed.add(result.getString("project"));
              default ->
                  (result.getString("day").equals(today) ? entries : before).add(entry(result));
            },
        project.value(),
        today,
        day.before().date().toString(),
        project.value(),
        EVERY_PROJECT,
        today,
        project.value(),
        today);
    return new DayRecord(
        entries, before, closed.contains(project.value()), closed.contains(EVERY_PROJECT), dropped);
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
        .orElse(Fate.REFUSED);
  }
}
