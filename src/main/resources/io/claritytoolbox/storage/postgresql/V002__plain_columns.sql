-- The same as SQLite's third step. What a table means is told there.
ALTER TABLE export_row RENAME TO packed_row;

CREATE TABLE export_row (
  export    BIGINT  NOT NULL REFERENCES export (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  addresses INTEGER NOT NULL,
  url       TEXT,
  device    TEXT,
  browser   TEXT,
  os        TEXT,
  country   TEXT,
  source    TEXT,
  medium    TEXT,
  campaign  TEXT,
  channel   TEXT,
  sessions                          DOUBLE PRECISION,
  bot_sessions                      DOUBLE PRECISION,
  users                             DOUBLE PRECISION,
  pages_per_session                 DOUBLE PRECISION,
  scroll_depth_percent              DOUBLE PRECISION,
  active_seconds                    DOUBLE PRECISION,
  total_seconds                     DOUBLE PRECISION,
  rage_clicks                       DOUBLE PRECISION,
  rage_clicks_sessions              DOUBLE PRECISION,
  rage_clicks_session_percent       DOUBLE PRECISION,
  rage_clicks_page_views            DOUBLE PRECISION,
  dead_clicks                       DOUBLE PRECISION,
  dead_clicks_sessions              DOUBLE PRECISION,
  dead_clicks_session_percent       DOUBLE PRECISION,
  dead_clicks_page_views            DOUBLE PRECISION,
  quickbacks                        DOUBLE PRECISION,
  quickbacks_sessions               DOUBLE PRECISION,
  quickbacks_session_percent        DOUBLE PRECISION,
  quickbacks_page_views             DOUBLE PRECISION,
  script_errors                     DOUBLE PRECISION,
  script_errors_sessions            DOUBLE PRECISION,
  script_errors_session_percent     DOUBLE PRECISION,
  script_errors_page_views          DOUBLE PRECISION,
  error_clicks                      DOUBLE PRECISION,
  error_clicks_sessions             DOUBLE PRECISION,
  error_clicks_session_percent      DOUBLE PRECISION,
  error_clicks_page_views           DOUBLE PRECISION,
  excessive_scrolls                 DOUBLE PRECISION,
  excessive_scrolls_sessions        DOUBLE PRECISION,
  excessive_scrolls_session_percent DOUBLE PRECISION,
  excessive_scrolls_page_views      DOUBLE PRECISION,
  PRIMARY KEY (export, position)
);

CREATE VIEW view_export AS
SELECT id, project, subject, cube, days,
  to_timestamp(taken_at / 1000 - days * 86400) AT TIME ZONE 'UTC' AS from_utc,
  to_timestamp(taken_at / 1000) AT TIME ZONE 'UTC' AS to_utc,
  row_count, may_be_cut, warnings
FROM export;

CREATE VIEW view_row AS
SELECT project, cube, days, from_utc, to_utc, export_row.*
FROM export_row JOIN view_export ON view_export.id = export_row.export;

CREATE VIEW view_request AS
SELECT project, day, slot, to_timestamp(taken_at / 1000) AT TIME ZONE 'UTC' AS sent_utc,
  cube, days, fate
FROM quota_slot;

CREATE TABLE refused_token (
  token_hash TEXT   NOT NULL PRIMARY KEY,
  refused_at BIGINT NOT NULL
);

CREATE TABLE clock_offset (
  clock        TEXT   NOT NULL PRIMARY KEY,
  ahead_millis BIGINT NOT NULL,
  measured_at  BIGINT NOT NULL
);

CREATE TABLE dropped_dimension (
  project   TEXT NOT NULL,
  day       TEXT NOT NULL,
  dimension TEXT NOT NULL,
  PRIMARY KEY (project, day, dimension)
);

CREATE TABLE asked_breakdown (
  project  TEXT   NOT NULL,
  cube     TEXT   NOT NULL,
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (project, cube)
);

-- The system itself tells who spends: a lock ends with its process.
DROP TABLE spending_lease;
