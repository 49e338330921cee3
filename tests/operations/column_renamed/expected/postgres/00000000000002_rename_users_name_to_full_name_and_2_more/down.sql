-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the column users.full_name to name (H004: programs made before may fail).
ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";

-- Rename users_full_name_idx of users to users_name_idx.
ALTER INDEX "users_full_name_idx" RENAME TO "users_name_idx";
