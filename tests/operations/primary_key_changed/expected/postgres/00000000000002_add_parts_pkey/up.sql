-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Add the primary key parts_pkey to parts: PRIMARY KEY ("number", "maker") (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE "parts"
    DROP CONSTRAINT "parts_pkey",
    ADD CONSTRAINT "parts_pkey" PRIMARY KEY ("number", "maker");
