-- Create the index users_key on users (H003: fails while rows stand in the way) (H006: leaves an invalid index when it fails).
-- preflight: users.name, team is not unique.
-- rows: SELECT "name", "team" FROM "users" WHERE "name" IS NOT NULL AND "team" IS NOT NULL GROUP BY "name", "team" HAVING count(*) > 1
CREATE UNIQUE INDEX CONCURRENTLY "users_key" ON "users" ("name", "team");
