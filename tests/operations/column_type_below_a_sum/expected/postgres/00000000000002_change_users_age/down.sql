-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H002: writes every row anew under a lock) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Change the column users.age: smallint becomes integer
-- - Change the column users.next: it is computed anew
ALTER TABLE "users"
    DROP COLUMN "next",
    ADD COLUMN "next" integer GENERATED ALWAYS AS (age + 1) STORED,
    ALTER COLUMN "age" TYPE integer USING "age"::integer;
