-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.name does not fit varchar(50).
-- rows: SELECT "id", "name" FROM "users" WHERE (char_length("name") > 50)
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id", "name" FROM "users" WHERE (char_length("name") > 50)) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.name does not fit varchar(50): % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Change the column users.name: varchar(80) becomes varchar(50) (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
ALTER TABLE "users" ALTER COLUMN "name" TYPE varchar(50);
