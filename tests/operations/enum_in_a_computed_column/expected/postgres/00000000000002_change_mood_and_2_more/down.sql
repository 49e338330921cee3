-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Make the enum mood of calm, glad, angry anew.
-- It was: glad, calm
ALTER TYPE "mood" RENAME TO "mood_old";
CREATE TYPE "mood" AS ENUM ('calm', 'glad', 'angry');

-- Change the table users (H002: writes every row anew under a lock) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Change the column users.mood: "mood" becomes "mood", it is computed anew
-- - Change the column users.is_named: it is computed anew
ALTER TABLE "users"
    DROP COLUMN "mood",
    DROP COLUMN "is_named",
    ADD COLUMN "mood" "mood" GENERATED ALWAYS AS (CASE WHEN name = '' THEN 'calm'::mood ELSE 'glad'::mood END) STORED,
    ADD COLUMN "is_named" boolean GENERATED ALWAYS AS (CASE WHEN name = '' THEN 'glad'::mood < 'calm'::mood ELSE true END) STORED;

-- Drop what the enum mood was.
DROP TYPE "mood_old";
