-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the label happy of the enum mood to glad (H004: programs made before may fail).
ALTER TYPE "mood" RENAME VALUE 'happy' TO 'glad';
