-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users.
-- - Make the index users_slug_key a unique constraint of users
-- - Make the index users_full_name_group_of_key a unique constraint of users
ALTER TABLE "users"
    ADD CONSTRAINT "users_slug_key" UNIQUE USING INDEX "users_slug_key",
    ADD CONSTRAINT "users_full_name_group_of_key" UNIQUE USING INDEX "users_full_name_group_of_key";
