-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.age
-- - Drop the column users.next
ALTER TABLE "users"
    DROP COLUMN "next",
    DROP COLUMN "age";
