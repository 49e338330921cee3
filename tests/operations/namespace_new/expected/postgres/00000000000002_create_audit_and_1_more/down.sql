-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the table audit.events (H001: what is in it does not come back).
DROP TABLE "audit"."events";

-- Drop the namespace audit.
DROP SCHEMA "audit";
