-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table readings (H005: others cannot write while all rows are read).
-- - Drop the check readings_ok of readings
-- - Drop the index readings_value_idx on readings
DROP INDEX "readings_value_idx";
ALTER TABLE "readings" DROP CONSTRAINT "readings_ok";
