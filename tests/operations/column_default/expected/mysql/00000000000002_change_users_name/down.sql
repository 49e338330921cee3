-- Change the column users.name: it has no default.
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL,
    ALGORITHM = INPLACE,
    LOCK = NONE;
