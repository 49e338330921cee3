-- Drop the index users_slug_key on users (H006: leaves an invalid index when it fails).
DROP INDEX CONCURRENTLY "users_slug_key";
