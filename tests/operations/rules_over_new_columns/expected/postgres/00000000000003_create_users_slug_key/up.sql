-- Create the index users_slug_key on users (H003: fails while rows stand in the way) (H006: leaves an invalid index when it fails).
-- preflight: users.slug is not unique.
-- rows: SELECT "slug" FROM "users" WHERE "slug" IS NOT NULL GROUP BY "slug" HAVING count(*) > 1
CREATE UNIQUE INDEX CONCURRENTLY "users_slug_key" ON "users" ("slug");
