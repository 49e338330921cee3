-- Change the column users.name: it may be NULL.
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(50),
    ALGORITHM = INPLACE,
    LOCK = NONE;
