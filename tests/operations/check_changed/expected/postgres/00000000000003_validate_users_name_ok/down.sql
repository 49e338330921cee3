-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Add the check users_name_ok to users: CHECK (name <> '-') NOT VALID.
ALTER TABLE "users"
    DROP CONSTRAINT "users_name_ok",
    ADD CONSTRAINT "users_name_ok" CHECK (name <> '-') NOT VALID;
