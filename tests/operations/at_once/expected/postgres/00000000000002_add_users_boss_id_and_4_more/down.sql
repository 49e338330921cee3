-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let users refer to users.
ALTER TABLE "users" DROP CONSTRAINT "users_boss_id_fkey";

-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Drop the column users.boss_id
-- - Change the column users.name: it may be NULL
-- - Drop the unique constraint users_name_key of users
-- - Drop the check users_name_ok of users
-- - Drop the index users_boss_id_idx on users
DROP INDEX "users_boss_id_idx";
ALTER TABLE "users"
    DROP CONSTRAINT "users_name_key",
    DROP CONSTRAINT "users_name_ok",
    DROP COLUMN "boss_id",
    ALTER COLUMN "name" DROP NOT NULL;
