-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Make the enum mood of glad, calm anew.
-- It was: calm, glad
ALTER TYPE "mood" RENAME TO "mood_old";
CREATE TYPE "mood" AS ENUM ('glad', 'calm');

-- Change the column users.mood: "mood" becomes "mood" (H002: writes every row anew under a lock) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
ALTER TABLE "users"
    ALTER COLUMN "mood" DROP DEFAULT,
    ALTER COLUMN "mood" TYPE "mood" USING "mood"::text::"mood",
    ALTER COLUMN "mood" SET DEFAULT 'calm';

-- Drop what the enum mood was.
DROP TYPE "mood_old";
