-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Add the column users.shout (H002: writes every row anew under a lock).
ALTER TABLE "users" ADD COLUMN "shout" varchar(50) GENERATED ALWAYS AS (upper(name)) STORED;
