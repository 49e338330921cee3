-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the column users.score: integer becomes numeric(12, 2), its default is 7 (H002: writes every row anew under a lock) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
ALTER TABLE "users"
    ALTER COLUMN "score" DROP DEFAULT,
    ALTER COLUMN "score" TYPE numeric(12, 2) USING "score"::numeric(12, 2),
    ALTER COLUMN "score" SET DEFAULT 7;
