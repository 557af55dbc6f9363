-- Values become those of one project, and lookup the beginning of a long text, as ValueTable cuts it.
CREATE TABLE project_value (
  id         INTEGER PRIMARY KEY,
  project    TEXT NOT NULL,
  lookup     TEXT NOT NULL,
  value      TEXT NOT NULL,
  last_taken INTEGER NOT NULL
);

PLACEHOLDER
