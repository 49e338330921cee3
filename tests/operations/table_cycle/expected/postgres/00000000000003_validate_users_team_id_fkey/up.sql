-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Hold the rows that users has to users_team_id_fkey, while others use them.
-- preflight: users.team_id refers to no row of teams.
-- rows: SELECT c."id", c."team_id" FROM "users" AS c WHERE c."team_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "teams" AS p WHERE p."id" = c."team_id")
ALTER TABLE "users" VALIDATE CONSTRAINT "users_team_id_fkey";
