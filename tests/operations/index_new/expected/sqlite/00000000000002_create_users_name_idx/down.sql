-- Drop the index users_name_idx on users.
DROP INDEX "users_name_idx";
