-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Change the column users.mood: "mood" becomes text
-- - Change the column users.former: "mood" becomes text
-- - Add the check users_mood_check to users: CHECK ("mood" IN ('calm', 'glad', 'angry'))
-- - Add the check users_former_check to users: CHECK ("former" IN ('calm', 'glad', 'angry'))
ALTER TABLE "users"
    DROP CONSTRAINT "users_calm_have_names",
    ALTER COLUMN "mood" DROP DEFAULT,
    ALTER COLUMN "mood" TYPE text USING "mood"::text,
    ALTER COLUMN "mood" SET DEFAULT 'calm',
    ALTER COLUMN "former" TYPE text USING "former"::text,
    ADD CONSTRAINT "users_mood_check" CHECK ("mood" IN ('calm', 'glad', 'angry')),
    ADD CONSTRAINT "users_former_check" CHECK ("former" IN ('calm', 'glad', 'angry')),
    ADD CONSTRAINT "users_calm_have_names" CHECK (mood <> 'calm' OR name <> '');

-- Drop the type of the enum mood, which is text.
DROP TYPE "mood";
