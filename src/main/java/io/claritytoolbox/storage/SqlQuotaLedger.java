package io.claritytoolbox.storage;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.ClockReading;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in the database. One statement finds and inserts a free slot, in a transaction that
 * excludes other writers; the primary key prevents duplicates in any case.
 *
 * @param budget the name of the budget; {@code ""} for the exports
 * @param serverTime the SQL of the server's time in milliseconds, or {@link #NO_SERVER}
 */
record SqlQuotaLedger(Database database, String budget, String serverTime) implements QuotaLedger {
  /** Closes a day for all projects, because a damaged store may not tell which there were. */
  static final String EVERY_PROJECT = "";

  /** For a database without a clock that differs from this computer's. */
  static final String NO_SERVER = "CAST(NULL AS BIGINT)";

  static final String CLOSE =
      "INSERT INTO quota_closed (project, day) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private static final String CLARITY = "clarity";

  /** No project id has it. */
  private static final String BUDGET_MARK = "#";

  @Override
  public List<QuotaDay> days(ProjectId project) {
    return database.list(
        "SELECT DISTINCT day FROM quota_slot WHERE project = ? ORDER BY day",
        result -> new QuotaDay(LocalDate.parse(result.getString(1))),
        account(project));
  }

  @Override
  public OptionalInt take(ProjectId project, QuotaDay day, int limit, Purpose purpose) {
    String sql =
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
        """;
    String its = account(project);
    return database.write(
        project,
        session ->
            session
                .first(
                    sql,
                    result -> OptionalInt.of(result.getInt(1)),
                    its,
                    day,
                    its,
                    day,
                    purpose.cube(),
                    purpose.days(),
                    purpose.at(),
                    Fate.SENT,
                    limit,
                    its,
                    EVERY_PROJECT,
                    day)
                .orElse(OptionalInt.empty()));
  }

  @Override
  public void settle(ProjectId project, QuotaDay day, int slot, Fate fate) {
    String sql = "UPDATE quota_slot SET fate = ? WHERE project = ? AND day = ? AND slot = ?";
    database.update(project, sql, fate, account(project), day, slot);
  }

  @Override
  public void refund(ProjectId project, QuotaDay day, int slot) {
    String sql = "DELETE FROM quota_slot WHERE project = ? AND day = ? AND slot = ?";
    database.update(project, sql, account(project), day, slot);
  }

  @Override
  public void close(ProjectId project, QuotaDay day) {
    database.update(project, CLOSE, account(project), day);
  }

  @Override
  public void reopen(ProjectId project, QuotaDay day) {
    String sql = "DELETE FROM quota_closed WHERE project = ? AND day = ?";
    database.update(project, sql, account(project), day);
  }

  @Override
  public void noteClock(ProjectId project, Duration ahead, Instant now) {
    String sql =
        """
        INSERT INTO clock_offset (clock, ahead_millis, measured_at) VALUES (?, ?, ?)
        ON CONFLICT (clock) DO UPDATE SET
          ahead_millis = excluded.ahead_millis, measured_at = excluded.measured_at
        """;
    database.update(project, sql, CLARITY, ahead.toMillis(), now);
  }

  @Override
  public void noteDropped(ProjectId project, QuotaDay day, Collection<Cube> dropped) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    dropped.forEach(cube -> rows.add(new Object[] {account(project), day, cube}));
    String sql =
        """
        INSERT INTO dropped_dimension (project, day, dimension) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """;
    database.write(project, session -> session.updateAll(sql, rows));
  }

  @Override
  public void noteAsked(ProjectId project, Cube cube, Instant at) {
    String sql =
        """
        INSERT INTO asked_breakdown (project, cube, asked_at) VALUES (?, ?, ?)
        ON CONFLICT (project, cube) DO UPDATE SET asked_at = excluded.asked_at
        """;
    database.tryUpdate(sql, account(project), cube, at);
  }

  @Override
  public List<String> warnings() {
    return database.warnings();
  }

  @Override
  public DayRecord read(ProjectId project, QuotaDay day) {
    return database.read(session -> record(session, project, day));
  }

  /**
   * Reads everything in one statement. The slot tells the kind of a line: from 1 a request, 0 a
   * closed day, -1 a dropped breakdown, -2 Clarity's clock, -3 the server's clock, -4 a breakdown
   * that was asked for.
   */
  private DayRecord record(Session session, ProjectId project, QuotaDay day) throws SQLException {
    String sql =
        """
        SELECT project, day, slot, cube, days, taken_at, fate FROM quota_slot
        WHERE project = ? AND day IN (?, ?)
        UNION ALL
        SELECT project, day, 0, '', 0, 0, '' FROM quota_closed
        WHERE project IN (?, ?) AND day = ?
        UNION ALL
        SELECT project, day, -1, dimension, 0, 0, '' FROM dropped_dimension
        WHERE project = ? AND day = ?
        UNION ALL
        SELECT '', '', -2, '', ahead_millis, measured_at, '' FROM clock_offset WHERE clock = ?
        UNION ALL
        SELECT '', '', -3, '', 0, millis, '' FROM (SELECT %s AS millis) AS clocks
        WHERE millis IS NOT NULL
        UNION ALL
        SELECT '', '', -4, cube, 0, asked_at, '' FROM asked_breakdown
        WHERE project = ? AND asked_at >= ?
        ORDER BY 3
        """;
    String its = account(project);
    List<Entry> entries = new ArrayList<>();
    List<Entry> before = new ArrayList<>();
    Set<String> closed = new HashSet<>();
    Set<Cube> dropped = new HashSet<>();
    Map<Cube, Instant> asked = new HashMap<>();
    List<ClockReading> heard = new ArrayList<>();
    List<Instant> server = new ArrayList<>();
    session.list(
        sql.formatted(serverTime),
        result ->
            switch (result.getInt("slot")) {
              case -4 -> asked.put(cube(result), at(result));
              case -3 -> server.add(at(result));
              case -2 -> {
                Duration ahead = Duration.ofMillis(result.getLong("days"));
                yield heard.add(new ClockReading(null, ahead, at(result)));
              }
              case -1 -> dropped.add(cube(result));
              case 0 -> closed.add(result.getString("project"));
              default ->
                  (result.getString("day").equals(day.date().toString()) ? entries : before)
                      .add(entry(result));
            },
        its,
        day,
        day.before(),
        its,
        EVERY_PROJECT,
        day,
        its,
        day,
        CLARITY,
        its,
        day.before().resetsAt().minus(Duration.ofDays(ASKED_DAYS)));
    ClockReading clarity = heard.isEmpty() ? ClockReading.NONE : heard.get(0);
    return new DayRecord(
        entries,
        before,
        closed.contains(its),
        closed.contains(EVERY_PROJECT),
        dropped,
        asked,
        server.isEmpty() ? clarity : clarity.withServer(server.get(0)));
  }

  /** What the requests of a project are filed under: its id, and the budget's name behind it. */
  private String account(ProjectId project) {
    return budget.isEmpty() ? project.value() : project.value() + BUDGET_MARK + budget;
  }

  private static Entry entry(ResultSet result) throws SQLException {
    Purpose purpose = new Purpose(cube(result), result.getInt("days"), at(result));
    return new Entry(result.getInt("slot"), purpose, fate(result.getString("fate")));
  }

  private static Cube cube(ResultSet result) throws SQLException {
    return Columns.cube(result.getString("cube"));
  }

  private static Instant at(ResultSet result) throws SQLException {
    return Columns.time(result, "taken_at");
  }

  /** A fate that only newer programs know counts as a request. */
  private static Fate fate(String column) {
    return Arrays.stream(Fate.values())
        .filter(fate -> fate.name().equals(column))
        .findFirst()
        .orElse(Fate.REFUSED);
  }
}
