-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the column users.id: it no longer counts by itself.
ALTER TABLE "users" ALTER COLUMN "id" DROP IDENTITY;
