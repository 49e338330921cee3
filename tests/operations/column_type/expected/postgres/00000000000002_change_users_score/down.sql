-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.score does not fit integer.
-- rows: SELECT "id", "score" FROM "users" WHERE ("score" <> round("score", 0) OR "score" NOT BETWEEN -2147483648 AND 2147483647)
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id", "score" FROM "users" WHERE ("score" <> round("score", 0) OR "score" NOT BETWEEN -2147483648 AND 2147483647)) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.score does not fit integer: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Change the column users.score: numeric(12, 2) becomes integer, its default is 7 (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
ALTER TABLE "users"
    ALTER COLUMN "score" DROP DEFAULT,
    ALTER COLUMN "score" TYPE integer USING "score"::integer,
    ALTER COLUMN "score" SET DEFAULT 7;
