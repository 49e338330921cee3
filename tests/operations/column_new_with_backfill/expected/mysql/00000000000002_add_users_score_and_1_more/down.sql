-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.score
-- - Drop the column users.slug
ALTER TABLE `users`
    DROP COLUMN `score`,
    DROP COLUMN `slug`,
    ALGORITHM = INPLACE,
    LOCK = NONE;
