-- Tells our stores from other SQLite files: "clar".
PRAGMA application_id = 1668047218;

ALTER TABLE export_row RENAME TO packed_row;

-- The rows of an export, in Clarity's order. A dimension is NULL where the export has none such or
-- Clarity gave no value; export.cube tells which. A measure that is NULL is unknown, never zero.
CREATE TABLE export_row (
  export    INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  addresses INTEGER NOT NULL, -- how many addresses, as Clarity gave them, are in this row
  url       TEXT,
  device    TEXT,
  browser   TEXT,
  os        TEXT,
  country   TEXT,
  source    TEXT,
  medium    TEXT,
  campaign  TEXT,
  channel   TEXT,
  sessions                          INTEGER,
  bot_sessions                      INTEGER,
  users                             INTEGER,
  pages_per_session                 NUMERIC,
  scroll_depth_percent              NUMERIC,
  active_seconds                    NUMERIC,
  total_seconds                     NUMERIC,
  rage_clicks                       INTEGER,
  rage_clicks_sessions              INTEGER,
  rage_clicks_session_percent       NUMERIC,
  rage_clicks_page_views            INTEGER,
  dead_clicks                       INTEGER,
  dead_clicks_sessions              INTEGER,
  dead_clicks_session_percent       NUMERIC,
  dead_clicks_page_views            INTEGER,
  quickbacks                        INTEGER,
  quickbacks_sessions               INTEGER,
  quickbacks_session_percent        NUMERIC,
  quickbacks_page_views             INTEGER,
  script_errors                     INTEGER,
  script_errors_sessions            INTEGER,
  script_errors_session_percent     NUMERIC,
  script_errors_page_views          INTEGER,
  error_clicks                      INTEGER,
  error_clicks_sessions             INTEGER,
  error_clicks_session_percent      NUMERIC,
  error_clicks_page_views           INTEGER,
  excessive_scrolls                 INTEGER,
  excessive_scrolls_sessions        INTEGER,
  excessive_scrolls_session_percent NUMERIC,
  excessive_scrolls_page_views      INTEGER,
  PRIMARY KEY (export, position)
) WITHOUT ROWID;

-- For people: times as text.
CREATE VIEW view_export AS
SELECT id, project, subject, cube, days,
  datetime(taken_at / 1000 - days * 86400, 'unixepoch') AS from_utc,
  datetime(taken_at / 1000, 'unixepoch') AS to_utc,
  row_count, may_be_cut, warnings
FROM export;

CREATE VIEW view_row AS
SELECT project, cube, days, from_utc, to_utc, export_row.*
FROM export_row JOIN view_export ON view_export.id = export_row.export;

CREATE VIEW view_request AS
SELECT project, day, slot, datetime(taken_at / 1000, 'unixepoch') AS sent_utc, cube, days, fate
FROM quota_slot;

-- What Clarity told of tokens, of the time and of dimensions, so that no process has to learn it
-- by a request of its own.
CREATE TABLE refused_token (
  token_hash TEXT    NOT NULL PRIMARY KEY, -- SHA-256 in hexadecimal, never the token
  refused_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE clock_offset (
  clock        TEXT    NOT NULL PRIMARY KEY, -- whose: 'clarity'
  ahead_millis INTEGER NOT NULL,
  measured_at  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE dropped_dimension (
  project   TEXT NOT NULL,
  day       TEXT NOT NULL,
  dimension TEXT NOT NULL,
  PRIMARY KEY (project, day, dimension)
) WITHOUT ROWID;

-- Breakdowns that were asked for, without filters and values.
CREATE TABLE asked_breakdown (
  project  TEXT    NOT NULL,
  cube     TEXT    NOT NULL,
  asked_at INTEGER NOT NULL, -- last
  PRIMARY KEY (project, cube)
) WITHOUT ROWID;

-- The system itself tells who spends: a lock ends with its process.
DROP TABLE spending_lease;
