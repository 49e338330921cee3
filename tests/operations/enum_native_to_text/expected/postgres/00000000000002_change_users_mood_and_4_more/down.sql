-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Make a type of the enum mood, which was text.
CREATE TYPE "mood" AS ENUM ('calm', 'glad', 'angry');

-- Change the table users (H002: writes every row anew under a lock) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Change the column users.mood: text becomes "mood"
-- - Change the column users.former: text becomes "mood"
-- - Drop the check users_mood_check of users
-- - Drop the check users_former_check of users
ALTER TABLE "users"
    DROP CONSTRAINT "users_mood_check",
    DROP CONSTRAINT "users_former_check",
    DROP CONSTRAINT "users_calm_have_names",
    ALTER COLUMN "mood" DROP DEFAULT,
    ALTER COLUMN "mood" TYPE "mood" USING "mood"::"mood",
    ALTER COLUMN "mood" SET DEFAULT 'calm',
    ALTER COLUMN "former" TYPE "mood" USING "former"::"mood",
    ADD CONSTRAINT "users_calm_have_names" CHECK (mood <> 'calm' OR name <> '');
