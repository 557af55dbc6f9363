-- The ledger: one row per request of a project's UTC day. Two takers never hold one slot.
CREATE TABLE quota_slot (
  project  TEXT    NOT NULL,
  day      TEXT    NOT NULL, -- 2026-08-05, in UTC
  slot     INTEGER NOT NULL CHECK (slot >= 1),
  cube     TEXT    NOT NULL, -- labels of dimensions between commas; '' for the site
  days     INTEGER NOT NULL,
  taken_at INTEGER NOT NULL, -- milliseconds since 1970, as all times here
  fate     TEXT    NOT NULL,
  PRIMARY KEY (project, day, slot)
) WITHOUT ROWID;

-- The days that Clarity itself closed by refusing for quota.
CREATE TABLE quota_closed (
  project TEXT NOT NULL,
  day     TEXT NOT NULL,
  PRIMARY KEY (project, day)
) WITHOUT ROWID;

-- Who may spend on a project until when.
CREATE TABLE spending_lease (
  project TEXT    NOT NULL PRIMARY KEY,
  holder  TEXT    NOT NULL,
  ends_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE known_project (
  project TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL
) WITHOUT ROWID;

-- AUTOINCREMENT: the number of a deleted export never comes back for another one.
CREATE TABLE export (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  project    TEXT    NOT NULL,
  subject    TEXT    NOT NULL,
  cube       TEXT    NOT NULL,
  days       INTEGER NOT NULL,
  taken_at   INTEGER NOT NULL,
  row_count  INTEGER NOT NULL,
  may_be_cut INTEGER NOT NULL,
  warnings   TEXT    NOT NULL -- one a line
);

CREATE INDEX export_by_time ON export (project, subject, taken_at);

-- Every value of a dimension that was ever seen. Rows name it by number; 0 stands for no value.
-- lookup is what filters compare: the path of an address, any other value in lower case.
CREATE TABLE dimension_value (
  id         INTEGER PRIMARY KEY,
  lookup     TEXT NOT NULL,
  value      TEXT NOT NULL,
  last_taken INTEGER NOT NULL, -- when the youngest export that names it was taken
  UNIQUE (lookup, value)
);

-- The cells. k1 to k3 follow the cube, whose first dimension is the address where it has one: a
-- page over many exports is a prefix of the key. PackedFacts says what facts holds.
CREATE TABLE export_row (
  export    INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE,
  k1        INTEGER NOT NULL,
  k2        INTEGER NOT NULL,
  k3        INTEGER NOT NULL,
  addresses INTEGER NOT NULL,
  facts     BLOB    NOT NULL,
  PRIMARY KEY (export, k1, k2, k3)
) WITHOUT ROWID;

-- A top-ten list that came with an export; it can be empty.
CREATE TABLE export_listing (
  export INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE,
  kind   TEXT    NOT NULL,
  PRIMARY KEY (export, kind)
) WITHOUT ROWID;

CREATE TABLE listing_entry (
  export   INTEGER NOT NULL,
  kind     TEXT    NOT NULL,
  position INTEGER NOT NULL,
  name     TEXT,
  count    INTEGER NOT NULL,
  PRIMARY KEY (export, kind, position),
  FOREIGN KEY (export, kind) REFERENCES export_listing (export, kind) ON DELETE CASCADE
) WITHOUT ROWID;

-- Clarity's answer, scrubbed, as JSON, woven (Weave) and in zlib's format: what no column holds yet stays knowable.
CREATE TABLE export_payload (
  export  INTEGER PRIMARY KEY REFERENCES export (id) ON DELETE CASCADE,
  payload BLOB NOT NULL
);
