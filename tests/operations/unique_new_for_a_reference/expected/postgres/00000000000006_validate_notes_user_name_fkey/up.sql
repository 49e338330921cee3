-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Hold the rows that notes has to notes_user_name_fkey, while others use them.
ALTER TABLE "notes" VALIDATE CONSTRAINT "notes_user_name_fkey";
