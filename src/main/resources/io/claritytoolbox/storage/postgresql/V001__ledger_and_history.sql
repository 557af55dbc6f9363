-- The same tables as SQLite's, in PostgreSQL's types. What a table means is told there.
CREATE TABLE quota_slot (
  project  TEXT    NOT NULL,
  day      TEXT    NOT NULL,
  slot     INTEGER NOT NULL CHECK (slot >= 1),
  cube     TEXT    NOT NULL,
  days     INTEGER NOT NULL,
  taken_at BIGINT  NOT NULL,
  fate     TEXT    NOT NULL,
  PRIMARY KEY (project, day, slot)
);

CREATE TABLE quota_closed (
  project TEXT NOT NULL,
  day     TEXT NOT NULL,
  PRIMARY KEY (project, day)
);

CREATE TABLE spending_lease (
  project TEXT   NOT NULL PRIMARY KEY,
  holder  TEXT   NOT NULL,
  ends_at BIGINT NOT NULL
);

CREATE TABLE known_project (
  project TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL
);

CREATE TABLE export (
  id         BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project    TEXT    NOT NULL,
  subject    TEXT    NOT NULL,
  cube       TEXT    NOT NULL,
  days       INTEGER NOT NULL,
  taken_at   BIGINT  NOT NULL,
  row_count  INTEGER NOT NULL,
  may_be_cut INTEGER NOT NULL,
  warnings   TEXT    NOT NULL
);

CREATE INDEX export_by_time ON export (project, subject, taken_at);

-- scope is the project: savers of two projects never wait for each other, and /cart is found among
-- its own project's pages alone.
CREATE TABLE dimension_value (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope      TEXT   NOT NULL,
  lookup     TEXT   NOT NULL,
  value      TEXT   NOT NULL,
  last_taken BIGINT NOT NULL
);

-- Without value, which would make it too large for an index. The lock on its project, under which
-- values are added, keeps them apart.
CREATE INDEX dimension_value_by_lookup ON dimension_value (scope, lookup);

CREATE TABLE export_row (
  export    BIGINT  NOT NULL REFERENCES export (id) ON DELETE CASCADE,
  k1        BIGINT  NOT NULL,
  k2        BIGINT  NOT NULL,
  k3        BIGINT  NOT NULL,
  addresses INTEGER NOT NULL,
  facts     BYTEA   NOT NULL,
  PRIMARY KEY (export, k1, k2, k3)
);

CREATE TABLE export_listing (
  export BIGINT NOT NULL REFERENCES export (id) ON DELETE CASCADE,
  kind   TEXT   NOT NULL,
  PRIMARY KEY (export, kind)
);

CREATE TABLE listing_entry (
  export   BIGINT  NOT NULL,
  kind     TEXT    NOT NULL,
  position INTEGER NOT NULL,
  name     TEXT,
  count    BIGINT  NOT NULL,
  PRIMARY KEY (export, kind, position),
  FOREIGN KEY (export, kind) REFERENCES export_listing (export, kind) ON DELETE CASCADE
);

CREATE TABLE export_payload (
  export  BIGINT PRIMARY KEY REFERENCES export (id) ON DELETE CASCADE,
  payload BYTEA  NOT NULL
);

-- It is zlib's format already: compressing it again would only take time.
ALTER TABLE export_payload ALTER COLUMN payload SET STORAGE EXTERNAL;
