-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let users refer to users.
ALTER TABLE "users" DROP CONSTRAINT "users_boss_id_fkey";

-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.nick
-- - Drop the column users.boss_id
-- - Drop the check users_nick_is_not_empty of users
ALTER TABLE "users"
    DROP CONSTRAINT "users_nick_is_not_empty",
    DROP COLUMN "nick",
    DROP COLUMN "boss_id";
