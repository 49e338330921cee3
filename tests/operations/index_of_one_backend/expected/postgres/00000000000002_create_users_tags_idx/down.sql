-- Drop the index users_tags_idx on users (H006: leaves an invalid index when it fails).
DROP INDEX CONCURRENTLY "users_tags_idx";
