-- Drop the index users_full_name_group_of_key on users (H006: leaves an invalid index when it fails).
DROP INDEX CONCURRENTLY "users_full_name_group_of_key";
