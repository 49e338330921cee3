-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Write the table users anew, with what changed around it.
ALTER TABLE "users" DROP CONSTRAINT "users_name_not_null";
