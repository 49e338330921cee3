-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users.
-- - Add the column users.bio
-- - Add the column users.score
ALTER TABLE "users"
    ADD COLUMN "bio" text,
    ADD COLUMN "score" integer NOT NULL DEFAULT 0;
