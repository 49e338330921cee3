-- Create the table articles.
CREATE TABLE `articles` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `title` VARCHAR(200) COLLATE utf8mb4_general_ci NOT NULL,
    `body` LONGTEXT COLLATE utf8mb4_general_ci NOT NULL,
    `code` LONGTEXT,
    CONSTRAINT `articles_pkey` PRIMARY KEY (`id`),
    FULLTEXT INDEX `articles_title_body_idx` (`title`, `body`),
    FULLTEXT INDEX `articles_body_idx` (`body`),
    FULLTEXT INDEX `articles_code_idx` (`code`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Texts whose words are looked up, by a collation that takes upper and lower case for the same, and by one that does not.';

-- Create the table samples.
CREATE TABLE `samples` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `unsigned16` SMALLINT UNSIGNED,
    `unsigned32` INT UNSIGNED,
    `unsigned64` BIGINT UNSIGNED,
    `key` VARBINARY(4),
    `at_milli` DATETIME(3),
    `clock` TIME(0),
    `moment` timestamp(6) NULL,
    `tiny` tinyint,
    `byte` tinyint unsigned,
    `medium` mediumint,
    `medium_u` mediumint unsigned,
    `year` year,
    `tags` set('a','b c','ü'),
    `bits` bit(12),
    `fixed` binary(4),
    `short` tinytext,
    `long` mediumtext,
    `blob` mediumblob,
    `exact` decimal(30,10),
    CONSTRAINT `samples_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'One column of each type.';
