-- Create the index users_tags_idx on users (H006: leaves an invalid index when it fails).
CREATE INDEX CONCURRENTLY "users_tags_idx" ON "users" USING "gin" ("tags");
