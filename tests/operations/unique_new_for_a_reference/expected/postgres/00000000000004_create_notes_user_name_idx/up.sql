-- Create the index notes_user_name_idx on notes (H006: leaves an invalid index when it fails).
CREATE INDEX CONCURRENTLY "notes_user_name_idx" ON "notes" ("user_name");
