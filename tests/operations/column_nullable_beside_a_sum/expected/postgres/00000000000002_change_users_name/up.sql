-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the column users.name: it may be NULL (H004: programs made before may fail).
ALTER TABLE "users" ALTER COLUMN "name" DROP NOT NULL;
