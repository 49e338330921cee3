-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename two of users to other.
ALTER TABLE "users" RENAME CONSTRAINT "two" TO "other";
