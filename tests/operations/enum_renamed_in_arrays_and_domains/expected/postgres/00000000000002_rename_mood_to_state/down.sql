-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the enum state to mood.
ALTER TYPE "state" RENAME TO "mood";
ALTER DOMAIN "usual_mood" SET DEFAULT 'calm';
