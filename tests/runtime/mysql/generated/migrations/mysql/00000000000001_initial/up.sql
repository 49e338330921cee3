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
