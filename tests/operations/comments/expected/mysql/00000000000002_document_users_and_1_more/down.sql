-- Change the table users (H002: writes every row anew under a lock).
-- - Change the column users.name: what is declared of it
-- - Change the options of users
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL,
    ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = '';
