-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the table natives (H001: what is in it does not come back).
DROP TABLE "natives";

-- Drop the table samples (H001: what is in it does not come back).
DROP TABLE "samples";

-- Drop the enum mood.
DROP TYPE "mood";

-- Drop postgis.
DROP EXTENSION postgis;
