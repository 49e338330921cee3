-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the table auth.users to users (H004: programs made before may fail).
ALTER TABLE "auth"."users" SET SCHEMA "public";

-- Drop the namespace auth.
DROP SCHEMA "auth";
