-- Change the options of users (H002: writes every row anew under a lock).
ALTER TABLE `users`
    MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT,
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL,
    ENGINE = InnoDB DEFAULT CHARACTER SET latin1 COLLATE latin1_bin ROW_FORMAT = DYNAMIC COMMENT = '';
