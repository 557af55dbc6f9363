-- Air quality: what an organisation's sensors measured (clarity-air). Apart from all that websites
-- have; times are milliseconds since 1970.
CREATE TABLE air_organisation (
  org            TEXT    NOT NULL PRIMARY KEY,
  datasources_at INTEGER NOT NULL -- when the datasources were seen last
) WITHOUT ROWID;

CREATE TABLE air_datasource (
  org        TEXT NOT NULL,
  datasource TEXT NOT NULL,
  name       TEXT NOT NULL,
  group_name TEXT NOT NULL,
  tags       TEXT NOT NULL, -- with tabs between
  type       TEXT NOT NULL,
  source     TEXT NOT NULL,
  PRIMARY KEY (org, datasource)
) WITHOUT ROWID;

-- value is NULL where there is none, never zero; qc is '' without quality control.
CREATE TABLE air_measurement (
  org         TEXT    NOT NULL,
  frequency   TEXT    NOT NULL, -- MINUTE, HOUR, DAY
  datasource  TEXT    NOT NULL,
  metric      TEXT    NOT NULL,
  measured_at INTEGER NOT NULL,
  value       REAL,
  raw         REAL,
  unit        TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  qc          TEXT    NOT NULL,
  PRIMARY KEY (org, frequency, datasource, metric, measured_at)
) WITHOUT ROWID;

CREATE INDEX air_measurement_by_time ON air_measurement (org, frequency, measured_at);

-- Questions whose measurements are all stored, from from_time to fetched_at; '*' for all sensors.
CREATE TABLE air_fetch (
  org         TEXT    NOT NULL,
  frequency   TEXT    NOT NULL,
  datasources TEXT    NOT NULL,
  metrics     TEXT    NOT NULL,
  from_time   INTEGER NOT NULL,
  fetched_at  INTEGER NOT NULL,
  PRIMARY KEY (org, frequency, datasources, metrics)
) WITHOUT ROWID;

-- Reports that were requested, so that none is requested twice. Their links are not kept.
CREATE TABLE air_report (
  org          TEXT    NOT NULL,
  report       TEXT    NOT NULL,
  question     TEXT    NOT NULL,
  requested_at INTEGER NOT NULL,
  PRIMARY KEY (org, report)
) WITHOUT ROWID;

CREATE VIEW view_air_measurement AS
SELECT org, frequency, datasource, metric, datetime(measured_at / 1000, 'unixepoch') AS measured_utc,
  value, raw, unit, status, qc
FROM air_measurement;
