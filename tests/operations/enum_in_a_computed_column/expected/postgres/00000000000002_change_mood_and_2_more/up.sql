-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.mood does not fit "mood".
-- rows: SELECT "id", "mood" FROM "users" WHERE ("mood" IN ('angry'))
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id", "mood" FROM "users" WHERE ("mood" IN ('angry'))) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.mood does not fit "mood": % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Make the enum mood of glad, calm anew.
-- It was: calm, glad, angry
ALTER TYPE "mood" RENAME TO "mood_old";
CREATE TYPE "mood" AS ENUM ('glad', 'calm');

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Change the column users.mood: "mood" becomes "mood", it is computed anew
-- - Change the column users.is_named: it is computed anew
ALTER TABLE "users"
    DROP COLUMN "mood",
    DROP COLUMN "is_named",
    ADD COLUMN "mood" "mood" GENERATED ALWAYS AS (CASE WHEN name = '' THEN 'calm'::mood ELSE 'glad'::mood END) STORED,
    ADD COLUMN "is_named" boolean GENERATED ALWAYS AS (CASE WHEN name = '' THEN 'glad'::mood < 'calm'::mood ELSE true END) STORED;

-- Drop what the enum mood was.
DROP TYPE "mood_old";
