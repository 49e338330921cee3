-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H004: programs made before may fail).
-- - Change the column users.name: it may be NULL
-- - Add the check users_name_not_null to users: CHECK ("name" IS NOT NULL) NOT VALID
ALTER TABLE "users"
    ALTER COLUMN "name" DROP NOT NULL,
    ADD CONSTRAINT "users_name_not_null" CHECK ("name" IS NOT NULL) NOT VALID;
