-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users does not meet users_name_ok.
-- rows: SELECT "id" FROM "users" WHERE NOT (name <> '')
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id" FROM "users" WHERE NOT (name <> '')) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users does not meet users_name_ok: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Add the check users_name_ok to users: CHECK (name <> '') (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE "users"
    DROP CONSTRAINT "users_name_ok",
    ADD CONSTRAINT "users_name_ok" CHECK (name <> '');
