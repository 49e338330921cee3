-- Create the index users_boss_id_idx on users (H006: leaves an invalid index when it fails).
CREATE INDEX CONCURRENTLY "users_boss_id_idx" ON "users" ("boss_id");
