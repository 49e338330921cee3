-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the column users.name: it has no default.
ALTER TABLE "users" ALTER COLUMN "name" DROP DEFAULT;
