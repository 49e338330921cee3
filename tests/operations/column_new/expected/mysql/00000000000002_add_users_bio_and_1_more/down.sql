-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.bio
-- - Drop the column users.score
ALTER TABLE `users`
    DROP COLUMN `bio`,
    DROP COLUMN `score`,
    ALGORITHM = INPLACE,
    LOCK = NONE;
