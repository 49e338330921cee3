-- Drop the index users_nick_key on users (H006: leaves an invalid index when it fails).
DROP INDEX CONCURRENTLY "users_nick_key";
