-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the column users.full_name to name (H004: programs made before may fail).
ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";

-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.limit_of
-- - Drop the column users.slug
-- - Drop the column users.group_of
-- - Drop the column users.height
-- - Drop the check users_age_within of users
-- - Drop the check users_height of users
ALTER TABLE "users"
    DROP CONSTRAINT "users_age_within",
    DROP CONSTRAINT "users_height",
    DROP COLUMN "limit_of",
    DROP COLUMN "slug",
    DROP COLUMN "group_of",
    DROP COLUMN "height";
