-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the label angry of the enum mood to furious (H004: programs made before may fail).
ALTER TYPE "mood" RENAME VALUE 'angry' TO 'furious';

-- Rename the label glad of the enum mood to angry (H004: programs made before may fail).
ALTER TYPE "mood" RENAME VALUE 'glad' TO 'angry';
