-- Create the index users_name_idx on users (H003: fails while rows stand in the way) (H006: leaves an invalid index when it fails).
-- preflight: users.name is not unique.
-- rows: SELECT "name" FROM "users" WHERE "name" IS NOT NULL AND (name <> '') GROUP BY "name" HAVING count(*) > 1
CREATE UNIQUE INDEX CONCURRENTLY "users_name_idx" ON "users" ("name") WHERE name <> '';
