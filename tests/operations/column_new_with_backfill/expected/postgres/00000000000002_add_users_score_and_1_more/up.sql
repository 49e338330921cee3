-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H002: writes every row anew under a lock) (H005: others cannot write while all rows are read).
-- - Add the column users.score
-- - Add the column users.slug
ALTER TABLE "users"
    ADD COLUMN "score" integer NOT NULL DEFAULT 0,
    ADD COLUMN "slug" varchar(60);
UPDATE "users" SET "slug" = (lower(name));
ALTER TABLE "users"
    ALTER COLUMN "score" DROP DEFAULT,
    ALTER COLUMN "slug" SET NOT NULL;
