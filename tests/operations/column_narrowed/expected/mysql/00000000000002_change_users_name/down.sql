-- Change the column users.name: VARCHAR(20) becomes VARCHAR(50).
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL,
    ALGORITHM = INPLACE,
    LOCK = NONE;
