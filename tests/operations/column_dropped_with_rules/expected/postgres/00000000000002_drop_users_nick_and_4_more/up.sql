-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Drop the column users.nick
-- - Drop the column users.age
-- - Drop the unique constraint users_nick_key of users
-- - Drop the check users_age_ok of users
-- - Drop the index users_age_name_idx on users
DROP INDEX "users_age_name_idx";
ALTER TABLE "users"
    DROP CONSTRAINT "users_nick_key",
    DROP CONSTRAINT "users_age_ok",
    DROP COLUMN "nick",
    DROP COLUMN "age";
