-- Create the table samples.
CREATE TABLE `samples` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `a_small` SMALLINT UNSIGNED NOT NULL DEFAULT 65535,
    `an_integer` INT UNSIGNED,
    `a_big` BIGINT UNSIGNED,
    `parent_id` BIGINT UNSIGNED,
    `token` VARBINARY(16) NOT NULL,
    `at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `clock` TIME(0),
    `moment` timestamp(6) NULL,
    CONSTRAINT `samples_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `samples_token_key` UNIQUE (`token`),
    CONSTRAINT `samples_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `samples` (`id`),
    INDEX `samples_parent_id_idx` (`parent_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table natives.
CREATE TABLE `natives` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `a_tinyint` tinyint NOT NULL,
    `a_byte` tinyint unsigned,
    `a_mediumint` mediumint,
    `a_medium` mediumint unsigned,
    `a_year` year,
    `tags` set('a','b c'),
    `bits` bit(12),
    `a_binary` binary(4),
    `tiny` tinytext,
    `medium` mediumtext,
    `blob` mediumblob,
    `a_decimal` decimal(30,10),
    CONSTRAINT `natives_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
