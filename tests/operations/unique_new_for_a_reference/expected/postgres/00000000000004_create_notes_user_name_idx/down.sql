-- Drop the index notes_user_name_idx on notes (H006: leaves an invalid index when it fails).
DROP INDEX CONCURRENTLY "notes_user_name_idx";
