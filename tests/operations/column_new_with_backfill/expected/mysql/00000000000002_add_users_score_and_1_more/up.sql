-- Change the table users (H002: writes every row anew under a lock).
-- - Add the column users.score
-- - Add the column users.slug
ALTER TABLE `users`
    ADD COLUMN `score` INT NOT NULL DEFAULT 0 AFTER `name`,
    ADD COLUMN `slug` VARCHAR(60),
    ALGORITHM = INPLACE,
    LOCK = NONE;
UPDATE `users` SET `slug` = (lower(name));
ALTER TABLE `users`
    MODIFY COLUMN `score` INT NOT NULL,
    MODIFY COLUMN `slug` VARCHAR(60) NOT NULL,
    ALGORITHM = INPLACE,
    LOCK = NONE;
