-- The same as SQLite's fourth step. What a table means is told there.
CREATE TABLE air_organisation (
  org            TEXT    NOT NULL PRIMARY KEY,
  datasources_at BIGINT  NOT NULL
);

CREATE TABLE air_datasource (
  org        TEXT NOT NULL,
  datasource TEXT NOT NULL,
  name       TEXT NOT NULL,
  group_name TEXT NOT NULL,
  tags       TEXT NOT NULL,
  type       TEXT NOT NULL,
  source     TEXT NOT NULL,
  PRIMARY KEY (org, datasource)
);

CREATE TABLE air_measurement (
  org         TEXT    NOT NULL,
  frequency   TEXT    NOT NULL,
  datasource  TEXT    NOT NULL,
  metric      TEXT    NOT NULL,
  measured_at BIGINT  NOT NULL,
  value       DOUBLE PRECISION,
  raw         DOUBLE PRECISION,
  unit        TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  qc          TEXT    NOT NULL,
  PRIMARY KEY (org, frequency, datasource, metric, measured_at)
);

CREATE INDEX air_measurement_by_time ON air_measurement (org, frequency, measured_at);

CREATE TABLE air_fetch (
  org         TEXT    NOT NULL,
  frequency   TEXT    NOT NULL,
  datasources TEXT    NOT NULL,
  metrics     TEXT    NOT NULL,
  from_time   BIGINT  NOT NULL,
  fetched_at  BIGINT  NOT NULL,
  PRIMARY KEY (org, frequency, datasources, metrics)
);

CREATE TABLE air_report (
  org          TEXT    NOT NULL,
  report       TEXT    NOT NULL,
  question     TEXT    NOT NULL,
  requested_at BIGINT  NOT NULL,
  PRIMARY KEY (org, report)
);

CREATE VIEW view_air_measurement AS
SELECT org, frequency, datasource, metric, to_timestamp(measured_at / 1000) AT TIME ZONE 'UTC' AS measured_utc,
  value, raw, unit, status, qc
FROM air_measurement;
