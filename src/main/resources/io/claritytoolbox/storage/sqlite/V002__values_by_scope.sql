-- Whose value it is: one project's or, as always in SQLite, of all of them ('').
ALTER TABLE dimension_value ADD COLUMN scope TEXT NOT NULL DEFAULT '';

-- A long text is found by its beginning, as ValueTable cuts it.
UPDATE dimension_value SET lookup = substr(lookup, 1, 500) WHERE length(lookup) > 500;
