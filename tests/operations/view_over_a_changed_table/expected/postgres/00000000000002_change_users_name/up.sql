-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the view names.
DROP VIEW "names";

-- Change the column users.name: varchar(50) becomes varchar(80) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
ALTER TABLE "users" ALTER COLUMN "name" TYPE varchar(80);

-- Create the view names.
CREATE VIEW "names" ("id", "name") AS
SELECT id, name FROM users;
