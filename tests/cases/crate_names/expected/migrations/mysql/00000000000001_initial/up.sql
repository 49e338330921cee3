-- Create the table axum.
CREATE TABLE `axum` (
    `at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `axum_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table chrono.
CREATE TABLE `chrono` (
    `day` DATE NOT NULL,
    `time` TIME(6) NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `chrono_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table diesel.
CREATE TABLE `diesel` (
    `document` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `diesel_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `diesel_document_check` CHECK (json_valid(`document`))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table gen.
CREATE TABLE `gen` (
    `price` DECIMAL(10, 2) NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `gen_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table serde.
CREATE TABLE `serde` (
    `serialize` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `serde_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table serde_json.
CREATE TABLE `serde_json` (
    `value` LONGTEXT NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `serde_json_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `serde_json_value_check` CHECK (json_valid(`value`))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table sql_types.
CREATE TABLE `sql_types` (
    `token` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `sql_types_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table words.
CREATE TABLE `words` (
    `gen` BIGINT NOT NULL,
    `star` INT NOT NULL,
    `Date` DATE NOT NULL,
    `Text` LONGTEXT NOT NULL,
    `str` VARCHAR(20) NOT NULL,
    `dsl` LONGTEXT,
    `bool` TINYINT(1) NOT NULL DEFAULT FALSE,
    `diesel` BIGINT,
    CONSTRAINT `words_pkey` PRIMARY KEY (`gen`, `star`),
    CONSTRAINT `words_gen_fkey` FOREIGN KEY (`gen`) REFERENCES `gen` (`id`) ON DELETE CASCADE,
    CONSTRAINT `words_diesel_fkey` FOREIGN KEY (`diesel`) REFERENCES `diesel` (`id`),
    INDEX `words_diesel_idx` (`diesel`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Columns that a patch of schema.rs gives other names.';
