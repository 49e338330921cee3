-- Create the index users_nick_key on users (H003: fails while rows stand in the way) (H006: leaves an invalid index when it fails).
-- preflight: users.nick is not unique.
-- rows: SELECT "nick" FROM "users" WHERE "nick" IS NOT NULL GROUP BY "nick" HAVING count(*) > 1
CREATE UNIQUE INDEX CONCURRENTLY "users_nick_key" ON "users" ("nick");
