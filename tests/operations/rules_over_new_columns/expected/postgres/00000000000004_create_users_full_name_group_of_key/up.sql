-- Create the index users_full_name_group_of_key on users (H003: fails while rows stand in the way) (H006: leaves an invalid index when it fails).
-- preflight: users.full_name, group_of is not unique.
-- rows: SELECT "full_name", "group_of" FROM "users" WHERE "full_name" IS NOT NULL AND "group_of" IS NOT NULL GROUP BY "full_name", "group_of" HAVING count(*) > 1
CREATE UNIQUE INDEX CONCURRENTLY "users_full_name_group_of_key" ON "users" ("full_name", "group_of");
