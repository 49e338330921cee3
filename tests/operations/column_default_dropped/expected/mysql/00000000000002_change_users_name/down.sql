-- Change the column users.name: its default is 'nobody'.
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL DEFAULT 'nobody',
    ALGORITHM = INPLACE,
    LOCK = NONE;
