-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.name is not unique.
-- rows: SELECT "name" FROM "users" WHERE "name" IS NOT NULL GROUP BY "name" HAVING count(*) > 1
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "name" FROM "users" WHERE "name" IS NOT NULL GROUP BY "name" HAVING count(*) > 1) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.name is not unique: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Add the unique constraint users_key to users: UNIQUE ("name") (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE "users" ADD CONSTRAINT "users_key" UNIQUE ("name");
