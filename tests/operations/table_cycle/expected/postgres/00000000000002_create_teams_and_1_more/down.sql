-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let users refer to teams.
ALTER TABLE "users" DROP CONSTRAINT "users_team_id_fkey";

-- Drop the column users.team_id (H001: what is in it does not come back) (H004: programs made before may fail).
ALTER TABLE "users" DROP COLUMN "team_id";

-- Drop the table teams (H001: what is in it does not come back).
DROP TABLE "teams";
