-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the column users.name to full_name (H004: programs made before may fail).
ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";

-- Rename users_name_idx of users to users_full_name_idx.
ALTER INDEX "users_name_idx" RENAME TO "users_full_name_idx";
