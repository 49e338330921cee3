-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H002: writes every row anew under a lock).
-- - Add the column users.score
-- - Change the column users.next: it is computed anew
ALTER TABLE "users"
    DROP COLUMN "next",
    ADD COLUMN "next" integer GENERATED ALWAYS AS (age + 2) STORED,
    ADD COLUMN "score" integer NOT NULL DEFAULT 7;
ALTER TABLE "users" ALTER COLUMN "score" DROP DEFAULT;
