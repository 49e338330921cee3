-- Drop the index users_boss_id_idx on users (H006: leaves an invalid index when it fails).
DROP INDEX CONCURRENTLY "users_boss_id_idx";
