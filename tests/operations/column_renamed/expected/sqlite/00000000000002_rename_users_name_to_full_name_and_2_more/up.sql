-- Rename the column users.name to full_name (H004: programs made before may fail).
ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";

-- Change the table users.
-- - Drop the index users_name_idx on users
-- - Create the index users_full_name_idx on users
DROP INDEX "users_name_idx";
CREATE INDEX "users_full_name_idx" ON "users" ("full_name");
