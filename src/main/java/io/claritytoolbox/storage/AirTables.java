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
import java.util.Arrays;
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

  private AirTables(Database database, String org) {
    this.database = database;
    this.org = org;
  }

  public static AirTables of(Storage storage, String org) {
    return new AirTables(storage.database(), org);
  }

  /** Under whose lock it is written. */
  private ProjectId lock() {
    return new ProjectId("air " + org);
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
            frequency.name(),
            each.time().toEpochMilli(),
            each.value(),
            each.raw(),
            each.unit(),
            each.status(),
            each.qc()
          });
    }
    database.write(
        lock(),
        session -> {
          session.updateAll(
              """
              INSERT INTO air_measurement (org, datasource, metric, frequency, measured_at, value,
                raw, unit, status, qc)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              ON CONFLICT (org, frequency, datasource, metric, measured_at) DO UPDATE SET
                value = excluded.value, raw = excluded.raw, unit = excluded.unit,
                status = excluded.status, qc = excluded.qc
              """,
              rows);
          return true;
        });
  }

  @Override
  public void noteFetched(MeasurementQuery query, Instant at) {
    database.update(
        lock(),
        """
        INSERT INTO air_fetch (org, frequency, datasources, metrics, from_time, fetched_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (org, frequency, datasources, metrics) DO UPDATE SET
          from_time = CASE
            WHEN air_fetch.from_time < excluded.from_time
              AND air_fetch.fetched_at >= excluded.from_time
            THEN air_fetch.from_time ELSE excluded.from_time END,
          fetched_at = excluded.fetched_at
        """,
        org,
        query.frequency().name(),
        scope(query),
        String.join(",", query.metrics()),
        query.from().toEpochMilli(),
        at.toEpochMilli());
  }

  @Override
  public Optional<Instant> fetchedAt(MeasurementQuery query) {
    return database.first(
        """
        SELECT fetched_at FROM air_fetch
        WHERE org = ? AND frequency = ? AND datasources IN (?, ?) AND metrics = ?
          AND from_time <= ?
        ORDER BY fetched_at DESC
        """,
        AirTables::time,
        org,
        query.frequency().name(),
        ALL,
        scope(query),
        String.join(",", query.metrics()),
        query.from().toEpochMilli());
  }

  private static String scope(MeasurementQuery query) {
    return query.isOfAll() ? ALL : String.join(",", query.datasources());
  }

  private static Instant time(ResultSet result) throws SQLException {
    return Instant.ofEpochMilli(result.getLong(1));
  }

  @Override
  public List<Measurement> read(MeasurementQuery query) {
    return measurements(
            query.frequency(),
            "measured_at >= ? AND measured_at < ?",
            query.from().toEpochMilli(),
            query.to().toEpochMilli())
        .stream()
        .filter(query::takes)
        .toList();
  }

  private List<Measurement> measurements(
      Frequency frequency, String condition, Object... arguments) {
    return database.list(
        """
        SELECT datasource, metric, measured_at, value, raw, unit, status, qc
        FROM air_measurement
        WHERE org = ? AND frequency = ? AND %s
        ORDER BY measured_at, datasource, metric
        """
            .formatted(condition),
        AirTables::measurement,
        Stream.concat(Stream.of(org, frequency.name()), Stream.of(arguments)).toArray());
  }

  private static Measurement measurement(ResultSet result) throws SQLException {
    return new Measurement(
        result.getString("datasource"),
        result.getString("metric"),
        Instant.ofEpochMilli(result.getLong("measured_at")),
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
    for (Frequency frequency : Frequency.values()) {
      database
          .list(
              """
              SELECT DISTINCT datasource FROM air_measurement
              WHERE org = ? AND frequency = ? ORDER BY datasource
              """,
              result -> result.getString(1),
              org,
              frequency.name())
          .forEach(
              datasource ->
                  measurements(frequency, "datasource = ?", datasource)
                      .forEach(one -> each.accept(new Stored(frequency, one))));
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
    database.write(
        lock(),
        session -> {
          session.update("DELETE FROM air_datasource WHERE org = ?", org);
          session.updateAll(
              """
              INSERT INTO air_datasource (org, datasource, name, group_name, tags, type, source)
              VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (org, datasource) DO NOTHING
              """,
              rows);
          return session.update(
              """
              INSERT INTO air_organisation (org, datasources_at) VALUES (?, ?)
              ON CONFLICT (org) DO UPDATE SET datasources_at = excluded.datasources_at
              """,
              org,
              seenAt.toEpochMilli());
        });
  }

  @Override
  public List<Datasource> datasources() {
    return database.list(
        """
        SELECT datasource, name, group_name, tags, type, source FROM air_datasource
        WHERE org = ? ORDER BY datasource
        """,
        result ->
            new Datasource(
                result.getString(1),
                result.getString(2),
                result.getString(3),
                Arrays.stream(result.getString(4).split(TAB, -1))
                    .filter(tag -> !tag.isEmpty())
                    .toList(),
                result.getString(5),
                result.getString(6)),
        org);
  }

  @Override
  public Optional<Instant> datasourcesSeenAt() {
    String sql = "SELECT datasources_at FROM air_organisation WHERE org = ?";
    return database.first(sql, AirTables::time, org);
  }

  @Override
  public void noteReport(String id, String question, Instant requestedAt) {
    database.update(
        lock(),
        """
        INSERT INTO air_report (org, report, question, requested_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (org, report) DO NOTHING
        """,
        org,
        id,
        question,
        requestedAt.toEpochMilli());
  }

  @Override
  public Optional<String> report(String question, Instant since) {
    return database.first(
        """
        SELECT report FROM air_report
        WHERE org = ? AND question = ? AND requested_at >= ?
        ORDER BY requested_at DESC
        """,
        result -> result.getString(1),
        org,
        question,
        since.toEpochMilli());
  }

  @Override
  public Extent extent(Instant before) {
    return database
        .first(
            """
            SELECT count(*), count(CASE WHEN measured_at < ? THEN 1 END),
              min(measured_at), max(measured_at)
            FROM air_measurement WHERE org = ?
            """,
            result ->
                new Extent(
                    result.getInt(1),
                    result.getInt(2),
                    Instant.ofEpochMilli(result.getLong(3)),
                    Instant.ofEpochMilli(result.getLong(4))),
            before.toEpochMilli(),
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
    long limit = before.toEpochMilli();
    return database.write(
        lock(),
        session -> {
          session.update(
              "UPDATE air_fetch SET from_time = ? WHERE org = ? AND from_time < ?",
              limit,
              org,
              limit);
          session.update("DELETE FROM air_fetch WHERE org = ? AND fetched_at < ?", org, limit);
          session.update("DELETE FROM air_report WHERE org = ? AND requested_at < ?", org, limit);
          if (session.update(
                  "DELETE FROM air_organisation WHERE org = ? AND datasources_at < ?", org, limit)
              > 0) {
            session.update("DELETE FROM air_datasource WHERE org = ?", org);
          }
          return session.update(
              "DELETE FROM air_measurement WHERE org = ? AND measured_at < ?", org, limit);
        });
  }
}
