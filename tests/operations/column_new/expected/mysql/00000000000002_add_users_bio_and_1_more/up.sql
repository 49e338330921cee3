-- Change the table users.
-- - Add the column users.bio
-- - Add the column users.score
ALTER TABLE `users`
    ADD COLUMN `bio` LONGTEXT AFTER `name`,
    ADD COLUMN `score` INT NOT NULL DEFAULT 0,
    ALGORITHM = INPLACE,
    LOCK = NONE;
