-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Add bored, angry to the enum mood.
ALTER TYPE "mood" ADD VALUE 'bored' AFTER 'calm';
ALTER TYPE "mood" ADD VALUE 'angry' AFTER 'glad';
