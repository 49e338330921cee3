-- Drop the index users_by_name on users (H006: leaves an invalid index when it fails).
DROP INDEX CONCURRENTLY "users_by_name";
