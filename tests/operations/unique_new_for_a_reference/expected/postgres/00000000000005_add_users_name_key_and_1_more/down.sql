-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let notes refer to users.
ALTER TABLE "notes" DROP CONSTRAINT "notes_user_name_fkey";

-- Change the table users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
-- - Drop the unique constraint users_name_key of users
-- - Create the index users_name_key on users
ALTER TABLE "users" DROP CONSTRAINT "users_name_key";
CREATE UNIQUE INDEX "users_name_key" ON "users" ("name");
