-- Change the options of users (H002: writes every row anew under a lock).
ALTER TABLE `users`
    MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT,
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL,
    ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DEFAULT COMMENT = '';
