-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.name is NULL.
-- rows: SELECT "id" FROM "users" WHERE "name" IS NULL
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id" FROM "users" WHERE "name" IS NULL) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.name is NULL: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Change the column users.name: it is NOT NULL (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE "users" ALTER COLUMN "name" SET NOT NULL;
