-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Add the column notes.user_name.
ALTER TABLE "notes" ADD COLUMN "user_name" varchar(50);
