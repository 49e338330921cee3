-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.mood does not fit "mood".
-- rows: SELECT "id", "mood" FROM "users" WHERE ("mood" NOT IN ('calm', 'glad', 'angry'))
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id", "mood" FROM "users" WHERE ("mood" NOT IN ('calm', 'glad', 'angry'))) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.mood does not fit "mood": % rows, such as %', number, sample; END IF;
END
$preflight$;

-- preflight: users.former does not fit "mood".
-- rows: SELECT "id", "former" FROM "users" WHERE ("former" NOT IN ('calm', 'glad', 'angry'))
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id", "former" FROM "users" WHERE ("former" NOT IN ('calm', 'glad', 'angry'))) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.former does not fit "mood": % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Make a type of the enum mood, which was text.
CREATE TYPE "mood" AS ENUM ('calm', 'glad', 'angry');

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Change the column users.mood: text becomes "mood"
-- - Change the column users.former: text becomes "mood"
ALTER TABLE "users"
    DROP CONSTRAINT "users_calm_have_names",
    ALTER COLUMN "mood" DROP DEFAULT,
    ALTER COLUMN "mood" TYPE "mood" USING "mood"::"mood",
    ALTER COLUMN "mood" SET DEFAULT 'calm',
    ALTER COLUMN "former" TYPE "mood" USING "former"::"mood",
    ADD CONSTRAINT "users_calm_have_names" CHECK (mood <> 'calm' OR name <> '');
