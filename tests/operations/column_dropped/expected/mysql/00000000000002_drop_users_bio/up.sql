-- Drop the column users.bio (H001: what is in it does not come back) (H004: programs made before may fail).
ALTER TABLE `users`
    DROP COLUMN `bio`,
    ALGORITHM = INPLACE,
    LOCK = NONE;
