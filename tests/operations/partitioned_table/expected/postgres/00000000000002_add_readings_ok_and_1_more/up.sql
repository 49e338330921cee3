-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: readings does not meet readings_ok.
-- rows: SELECT "at" FROM "readings" WHERE NOT (value > 0)
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "at" FROM "readings" WHERE NOT (value > 0)) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'readings does not meet readings_ok: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Change the table readings (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
-- - Add the check readings_ok to readings: CHECK (value > 0)
-- - Create the index readings_value_idx on readings
ALTER TABLE "readings" ADD CONSTRAINT "readings_ok" CHECK (value > 0);
CREATE INDEX "readings_value_idx" ON "readings" ("value");
