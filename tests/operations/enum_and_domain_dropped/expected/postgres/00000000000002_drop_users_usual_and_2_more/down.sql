-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Create the enum mood.
CREATE TYPE "mood" AS ENUM ('calm', 'glad');

-- Create the domain usual_mood.
CREATE DOMAIN "usual_mood" AS "mood" DEFAULT 'calm';

-- Add the column users.usual.
ALTER TABLE "users" ADD COLUMN "usual" "usual_mood";
