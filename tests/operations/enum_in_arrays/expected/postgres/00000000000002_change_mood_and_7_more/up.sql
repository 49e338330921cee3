-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the view a_mood.
DROP VIEW "a_mood";

-- Drop next_mood.
DROP FUNCTION next_mood(mood);

-- Make the enum mood of glad, calm, of "two, \minds anew.
-- It was: calm, glad, of "two, \minds
ALTER TYPE "mood" RENAME TO "mood_old";
CREATE TYPE "mood" AS ENUM ('glad', 'calm', 'of "two, \minds');

-- Make the domain today anew, over the new enum.
ALTER DOMAIN "today" RENAME TO "today_old";
CREATE DOMAIN "today" AS "mood"
    CONSTRAINT "today_check" CHECK (VALUE <> 'calm');
COMMENT ON DOMAIN "today" IS 'What it is now.';

-- Make the domain past anew, over the new enum.
ALTER DOMAIN "past" RENAME TO "past_old";
CREATE DOMAIN "past" AS "mood"[]
    CONSTRAINT "past_check" CHECK (cardinality(VALUE) < 9);

-- Change the table users (H002: writes every row anew under a lock) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Change the column users.mood: "today" becomes "today"
-- - Change the column users.moods: "past" becomes "past"
-- - Change the column users.other: "mood"[] becomes "mood"[]
-- - Change the column users.title: text becomes text
-- - Change the column users.first: "mood" becomes "mood", it is computed anew
DROP INDEX "users_other";
ALTER TABLE "users"
    DROP CONSTRAINT "users_moods",
    DROP COLUMN "first",
    ADD COLUMN "first" "mood" GENERATED ALWAYS AS (moods[1]) STORED,
    ALTER COLUMN "mood" DROP DEFAULT,
    ALTER COLUMN "mood" TYPE "today" USING "mood"::text::"mood",
    ALTER COLUMN "mood" SET DEFAULT 'glad',
    ALTER COLUMN "moods" TYPE "past" USING "moods"::text::"mood"[],
    ALTER COLUMN "other" DROP DEFAULT,
    ALTER COLUMN "other" TYPE "mood"[] USING "other"::text::"mood"[],
    ALTER COLUMN "other" SET DEFAULT (ARRAY['calm'::mood]),
    ALTER COLUMN "title" DROP DEFAULT,
    ALTER COLUMN "title" TYPE text,
    ALTER COLUMN "title" SET DEFAULT (('glad'::mood)::text),
    ADD CONSTRAINT "users_moods" CHECK (NOT 'calm'::mood = ANY (moods));
CREATE INDEX "users_other" ON "users" ("id") WHERE other <> '{calm}';

-- Drop what the domain today was.
DROP DOMAIN "today_old";

-- Drop what the domain past was.
DROP DOMAIN "past_old";

-- Drop what the enum mood was.
DROP TYPE "mood_old";

-- Create next_mood.
CREATE OR REPLACE FUNCTION next_mood(m mood) RETURNS today LANGUAGE sql AS $$ SELECT 'glad'::today $$;

-- Create the view a_mood.
CREATE VIEW "a_mood" ("is") AS
SELECT 'calm'::mood;
