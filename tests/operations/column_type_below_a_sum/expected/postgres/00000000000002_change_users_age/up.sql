-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.age does not fit smallint.
-- rows: SELECT "id", "age" FROM "users" WHERE ("age" NOT BETWEEN -32768 AND 32767)
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id", "age" FROM "users" WHERE ("age" NOT BETWEEN -32768 AND 32767)) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.age does not fit smallint: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Change the column users.age: integer becomes smallint
-- - Change the column users.next: it is computed anew
ALTER TABLE "users"
    DROP COLUMN "next",
    ADD COLUMN "next" integer GENERATED ALWAYS AS (age + 1) STORED,
    ALTER COLUMN "age" TYPE smallint USING "age"::smallint;
