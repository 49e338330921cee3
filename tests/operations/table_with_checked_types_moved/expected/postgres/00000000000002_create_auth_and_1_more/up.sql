-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Create the namespace auth.
CREATE SCHEMA "auth";

-- Rename the table users to auth.users (H004: programs made before may fail).
ALTER TABLE "users" SET SCHEMA "auth";
