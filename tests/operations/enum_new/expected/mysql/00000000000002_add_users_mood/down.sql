-- Drop the column users.mood (H001: what is in it does not come back) (H004: programs made before may fail).
ALTER TABLE `users`
    DROP COLUMN `mood`,
    ALGORITHM = INPLACE,
    LOCK = NONE;
