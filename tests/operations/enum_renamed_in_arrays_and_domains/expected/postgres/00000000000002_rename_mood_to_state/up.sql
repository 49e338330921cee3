-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the enum mood to state.
ALTER TYPE "mood" RENAME TO "state";
ALTER DOMAIN "usual_mood" SET DEFAULT 'calm';
