-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users.
-- - Drop the check users_mood_check of users
-- - Drop the check users_former_check of users
ALTER TABLE "users"
    DROP CONSTRAINT "users_mood_check",
    DROP CONSTRAINT "users_former_check";
