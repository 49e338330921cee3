-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the view names.
DROP VIEW "names";

-- Create the view names.
CREATE VIEW "names" ("id", "name") AS
SELECT id, name FROM users WHERE id > 1;
