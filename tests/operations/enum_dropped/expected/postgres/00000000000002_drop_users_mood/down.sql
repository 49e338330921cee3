-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Create the enum mood.
CREATE TYPE "mood" AS ENUM ('calm', 'glad');

-- Add the column users.mood.
ALTER TABLE "users" ADD COLUMN "mood" "mood" NOT NULL DEFAULT 'calm';
