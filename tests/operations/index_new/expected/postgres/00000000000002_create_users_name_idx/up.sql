-- Create the index users_name_idx on users (H006: leaves an invalid index when it fails).
CREATE INDEX CONCURRENTLY "users_name_idx" ON "users" ("name");
