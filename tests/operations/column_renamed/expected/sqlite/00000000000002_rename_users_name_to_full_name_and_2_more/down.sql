-- Rename the column users.full_name to name (H004: programs made before may fail).
ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";

-- Change the table users.
-- - Drop the index users_full_name_idx on users
-- - Create the index users_name_idx on users
DROP INDEX "users_full_name_idx";
CREATE INDEX "users_name_idx" ON "users" ("name");
