-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
-- - Drop the unique constraint users_slug_key of users
-- - Drop the unique constraint users_full_name_group_of_key of users
-- - Create the index users_slug_key on users
-- - Create the index users_full_name_group_of_key on users
ALTER TABLE "users"
    DROP CONSTRAINT "users_slug_key",
    DROP CONSTRAINT "users_full_name_group_of_key";
CREATE UNIQUE INDEX "users_slug_key" ON "users" ("slug");
CREATE UNIQUE INDEX "users_full_name_group_of_key" ON "users" ("full_name", "group_of");
