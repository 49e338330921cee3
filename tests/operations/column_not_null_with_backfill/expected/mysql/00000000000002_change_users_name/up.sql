-- Change the column users.name: it is NOT NULL (H003: fails while rows stand in the way).
UPDATE `users` SET `name` = 'nobody' WHERE `name` IS NULL;
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL,
    ALGORITHM = INPLACE,
    LOCK = NONE;
