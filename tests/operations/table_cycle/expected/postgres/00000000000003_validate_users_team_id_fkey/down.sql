-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let users refer to teams.
ALTER TABLE "users" DROP CONSTRAINT "users_team_id_fkey";

-- Let users refer to teams.
ALTER TABLE "users" ADD CONSTRAINT "users_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") NOT VALID;
