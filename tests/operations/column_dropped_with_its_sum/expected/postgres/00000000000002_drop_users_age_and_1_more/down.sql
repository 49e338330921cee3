-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H002: writes every row anew under a lock).
-- - Add the column users.age
-- - Add the column users.next
ALTER TABLE "users"
    ADD COLUMN "age" integer,
    ADD COLUMN "next" integer GENERATED ALWAYS AS (age + 1) STORED;
