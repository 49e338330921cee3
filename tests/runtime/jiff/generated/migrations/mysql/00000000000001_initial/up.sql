-- Create the table samples.
CREATE TABLE `samples` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `day` DATE,
    `at_time` TIME(6),
    `local` DATETIME(6),
    `moment` DATETIME(6),
    `milli` DATETIME(3),
    CONSTRAINT `samples_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'One column of each type.';

-- Create the table stamps.
CREATE TABLE `stamps` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `local` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `moment` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `since` DATETIME(6) NOT NULL DEFAULT '2024-02-29 12:00:00.500000',
    `deleted_at` DATETIME(6),
    CONSTRAINT `stamps_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Times that the engine gives.';
