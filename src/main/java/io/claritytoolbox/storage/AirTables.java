package io.claritytoolbox.storage;

import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.model.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The measurements of one organisation in the database. Nothing of it is loaded without them. */
public final class AirTables implements AirStore {
  private static final String ALL = "*";
  private static final String TAB = "\t";

  private final Database database;
  private final String org;

  /** Under whose lock it is written. */
  private final ProjectId lock;

  private AirTables(Database database, String org) {
    this.database = database;
    this.org = org;
    this.lock = new ProjectId("air " + org);
  }

  public static AirTables of(Storage storage, String org) {
    return new AirTables(storage.database(), org);
  }

  @Override
  public void save(Frequency frequency, List<Measurement> measurements) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Measurement each : measurements) {
      rows.add(
          new @Nullable Object[] {
            org,
            each.datasource(),
            each.metric(),
            frequency,
            each.time(),
            each.value(),
            each.raw(),
            each.unit(),
            each.status(),
            each.qc()
          });
    }
    String sql =
        """
        INSERT INTO air_measurement (org, datasource, metric, frequency, measured_at, value, raw,
          unit, status, qc)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (org, frequency, datasource, metric, measured_at) DO UPDATE SET
          value = excluded.value, raw = excluded.raw, unit = excluded.unit,
          status = excluded.status, qc = excluded.qc
        """;
    database.write(lock, session -> session.updateAll(sql, rows));
  }

  @Override
  public void noteFetched(MeasurementQuery query, Instant at) {
    String sql =
        """
        INSERT INTO air_fetch (org, frequency, datasources, metrics, from_time, fetched_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (org, frequency, datasources, metrics) DO UPDATE SET
          from_time = CASE
            WHEN air_fetch.from_time < excluded.from_time
              AND air_fetch.fetched_at >= excluded.from_time
            THEN air_fetch.from_time ELSE excluded.from_time END,
          fetched_at = excluded.fetched_at
        """;
    String metrics = String.join(",", query.metrics());
    database.update(lock, sql, org, query.frequency(), scope(query), metrics, query.from(), at);
  }

  @Override
  public Optional<Instant> fetchedAt(MeasurementQuery query) {
    String sql =
        """
        SELECT fetched_at FROM air_fetch
        WHERE org = ? AND from_time <= ? AND frequency = ? AND datasources IN (?, ?) AND metrics = ?
        ORDER BY fetched_at DESC
        """;
    String metrics = String.join(",", query.metrics());
    return database.first(
        sql,
        result -> Columns.time(result, "fetched_at"),
        org,
        query.from(),
        query.frequency(),
        ALL,
        scope(query),
        metrics);
  }

  private static String scope(MeasurementQuery query) {
    return query.isOfAll() ? ALL : String.join(",", query.datasources());
  }

  @Override
  public List<Measurement> read(MeasurementQuery query) {
    String between = "measured_at >= ? AND measured_at < ?";
    return measurements(query.frequency(), between, query.from(), query.to()).stream()
        .filter(query::takes)
        .toList();
  }

  private List<Measurement> measurements(
      Frequency frequency, String condition, Object... arguments) {
    String sql =
        """
        SELECT datasource, metric, measured_at, value, raw, unit, status, qc
        FROM air_measurement
        WHERE org = ? AND frequency = ? AND %s
        ORDER BY measured_at, datasource, metric
        """;
    return database.list(
        sql.formatted(condition),
        AirTables::measurement,
        Stream.concat(Stream.of(org, frequency), Stream.of(arguments)).toArray());
  }

  private static Measurement measurement(ResultSet result) throws SQLException {
    return new Measurement(
        result.getString("datasource"),
        result.getString("metric"),
        Columns.time(result, "measured_at"),
        number(result, "value"),
        number(result, "raw"),
        result.getString("unit"),
        result.getString("status"),
        result.getString("qc"));
  }

  private static @Nullable Double number(ResultSet result, String column) throws SQLException {
    double number = result.getDouble(column);
    return result.wasNull() ? null : number;
  }

  @Override
  public void each(Consumer<Stored> each) {
    String sql =
        """
        SELECT DISTINCT datasource FROM air_measurement
        WHERE org = ? AND frequency = ? ORDER BY datasource
        """;
    for (Frequency frequency : Frequency.values()) {
      for (String datasource : database.list(sql, Session.TEXT, org, frequency)) {
        measurements(frequency, "datasource = ?", datasource)
            .forEach(measurement -> each.accept(new Stored(frequency, measurement)));
      }
    }
  }

  @Override
  public void saveDatasources(List<Datasource> datasources, Instant seenAt) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Datasource each : datasources) {
      String tags = String.join(TAB, each.tags());
      rows.add(
          new @Nullable Object[] {
            org, each.id(), each.name(), each.group(), tags, each.type(), each.source()
          });
    }
    String sql =
        """
        INSERT INTO air_datasource (org, datasource, name, group_name, tags, type, source)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (org, datasource) DO NOTHING
        """;
    String seen =
        """
        INSERT INTO air_organisation (org, datasources_at) VALUES (?, ?)
        ON CONFLICT (org) DO UPDATE SET datasources_at = excluded.datasources_at
        """;
    database.write(
        lock,
        session -> {
          session.update("DELETE FROM air_datasource WHERE org = ?", org);
          session.updateAll(sql, rows);
          return session.update(seen, org, seenAt);
        });
  }

  @Override
  public List<Datasource> datasources() {
    String sql =
        """
        SELECT datasource, name, group_name, tags, type, source FROM air_datasource
        WHERE org = ? ORDER BY datasource
        """;
    return database.list(sql, AirTables::datasource, org);
  }

  private static Datasource datasource(ResultSet result) throws SQLException {
    List<String> tags = new ArrayList<>(List.of(result.getString("tags").split(TAB, -1)));
    tags.removeIf(String::isEmpty);
    return new Datasource(
        result.getString("datasource"),
        result.getString("name"),
        result.getString("group_name"),
        tags,
        result.getString("type"),
        result.getString("source"));
  }

  @Override
  public Optional<Instant> datasourcesSeenAt() {
    String sql = "SELECT datasources_at FROM air_organisation WHERE org = ?";
    return database.first(sql, result -> Columns.time(result, "datasources_at"), org);
  }

  @Override
  public void noteReport(String id, String question, Instant requestedAt) {
    String sql =
        """
        INSERT INTO air_report (org, report, question, requested_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (org, report) DO NOTHING
        """;
    database.update(lock, sql, org, id, question, requestedAt);
  }

  @Override
  public Optional<String> report(String question, Instant since) {
    String sql =
        """
        SELECT report FROM air_report
        WHERE org = ? AND question = ? AND requested_at >= ?
        ORDER BY requested_at DESC
        """;
    return database.first(sql, Session.TEXT, org, question, since);
  }

  @Override
  public Extent extent(Instant before) {
    String sql =
        """
        SELECT count(*), count(CASE WHEN measured_at < ? THEN 1 END),
          min(measured_at) AS oldest, max(measured_at) AS newest
        FROM air_measurement WHERE org = ?
        """;
    return database
        .first(
            sql,
            result ->
                new Extent(
                    result.getInt(1),
                    result.getInt(2),
                    Columns.time(result, "oldest"),
                    Columns.time(result, "newest")),
            before,
            org)
        .orElseThrow();
  }

  @Override
  public int erase(Instant before) {
    int erased = forget(before);
    database.eraseDeleted();
    return erased;
  }

  /** What was fetched isn't there any more, so no question may take it for stored. */
  @Override
  public int forget(Instant before) {
    return database.write(
        lock,
        session -> {
          session.update(
              "UPDATE air_fetch SET from_time = ? WHERE org = ? AND from_time < ?",
              before,
              org,
              before);
          session.update("DELETE FROM air_fetch WHERE org = ? AND fetched_at < ?", org, before);
          session.update("DELETE FROM air_report WHERE org = ? AND requested_at < ?", org, before);
          if (session.update(
                  "DELETE FROM air_organisation WHERE org = ? AND datasources_at < ?", org, before)
              > 0) {
            session.update("DELETE FROM air_datasource WHERE org = ?", org);
          }
          return session.update(
              "DELETE FROM air_measurement WHERE org = ? AND measured_at < ?", org, before);
        });
  }
}
