-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the column users.name to full_name (H004: programs made before may fail).
ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";

-- Change the table users (H002: writes every row anew under a lock) (H005: others cannot write while all rows are read).
-- - Add the column users.limit_of
-- - Add the column users.slug
-- - Add the column users.group_of
-- - Add the column users.height
-- - Add the check users_age_within to users: CHECK (age < limit_of) NOT VALID
-- - Add the check users_height to users: CHECK (height >= 0) NOT VALID
ALTER TABLE "users"
    ADD COLUMN "limit_of" integer NOT NULL DEFAULT 200,
    ADD COLUMN "slug" varchar(60),
    ADD COLUMN "group_of" integer NOT NULL DEFAULT 1,
    ADD COLUMN "height" integer NOT NULL DEFAULT 0;
UPDATE "users" SET "slug" = (lower(full_name));
ALTER TABLE "users"
    ALTER COLUMN "slug" SET NOT NULL,
    ADD CONSTRAINT "users_age_within" CHECK (age < limit_of) NOT VALID,
    ADD CONSTRAINT "users_height" CHECK (height >= 0) NOT VALID;
