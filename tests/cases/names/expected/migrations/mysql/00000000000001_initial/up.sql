-- Create the table order.
CREATE TABLE `order` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `type` ENUM('self', 'fn', '1st place', 'UPPER') NOT NULL DEFAULT 'self',
    `match` VARCHAR(10),
    `select` VARCHAR(10),
    `order` INT NOT NULL,
    CONSTRAINT `order_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table options.
CREATE TABLE `options` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `user id` VARCHAR(20) NOT NULL,
    `2fa` TINYINT(1) NOT NULL,
    CONSTRAINT `options_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table statuses.
CREATE TABLE `statuses` (
    `code` VARCHAR(20) NOT NULL,
    CONSTRAINT `statuses_pkey` PRIMARY KEY (`code`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table addresses.
CREATE TABLE `addresses` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `order_id` BIGINT NOT NULL,
    CONSTRAINT `addresses_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `addresses_order_id_fkey` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`),
    INDEX `addresses_order_id_idx` (`order_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
