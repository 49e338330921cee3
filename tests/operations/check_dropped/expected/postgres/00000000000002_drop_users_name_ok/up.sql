-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the check users_name_ok of users.
ALTER TABLE "users" DROP CONSTRAINT "users_name_ok";
