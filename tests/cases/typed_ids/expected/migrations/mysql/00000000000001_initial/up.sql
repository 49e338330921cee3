-- Create the table cities.
CREATE TABLE `cities` (
    `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    `country_code` VARCHAR(2) NOT NULL,
    `twin_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    CONSTRAINT `cities_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `cities_twin_id_fkey` FOREIGN KEY (`twin_id`) REFERENCES `cities` (`id`),
    INDEX `cities_country_code_idx` (`country_code`),
    INDEX `cities_twin_id_idx` (`twin_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table countries.
CREATE TABLE `countries` (
    `code` VARCHAR(2) NOT NULL,
    `name` VARCHAR(80) NOT NULL,
    `capital_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    CONSTRAINT `countries_pkey` PRIMARY KEY (`code`),
    CONSTRAINT `countries_capital_id_fkey` FOREIGN KEY (`capital_id`) REFERENCES `cities` (`id`) ON DELETE SET NULL,
    INDEX `countries_capital_id_idx` (`capital_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table mayors.
CREATE TABLE `mayors` (
    `city_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(80) NOT NULL,
    CONSTRAINT `mayors_pkey` PRIMARY KEY (`city_id`),
    CONSTRAINT `mayors_city_id_fkey` FOREIGN KEY (`city_id`) REFERENCES `cities` (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Their key is that of their city.';

-- Create the table terms.
CREATE TABLE `terms` (
    `mayor_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `number` SMALLINT NOT NULL,
    CONSTRAINT `terms_pkey` PRIMARY KEY (`mayor_id`, `number`),
    CONSTRAINT `terms_mayor_id_fkey` FOREIGN KEY (`mayor_id`) REFERENCES `mayors` (`city_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'By way of the mayor, this leads to a city as well.';

-- Create the table speeches.
CREATE TABLE `speeches` (
    `id` INT NOT NULL AUTO_INCREMENT,
    `mayor_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `number` SMALLINT NOT NULL,
    `text` LONGTEXT NOT NULL,
    CONSTRAINT `speeches_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `speeches_mayor_id_fkey` FOREIGN KEY (`mayor_id`) REFERENCES `mayors` (`city_id`),
    CONSTRAINT `speeches_mayor_id_number_fkey` FOREIGN KEY (`mayor_id`, `number`) REFERENCES `terms` (`mayor_id`, `number`),
    INDEX `speeches_mayor_id_number_idx` (`mayor_id`, `number`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table days.
CREATE TABLE `days` (
    `day` DATE NOT NULL,
    CONSTRAINT `days_pkey` PRIMARY KEY (`day`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A day is no id.';

-- Create the table stamps.
CREATE TABLE `stamps` (
    `code` VARCHAR(8) NOT NULL,
    CONSTRAINT `stamps_pkey` PRIMARY KEY (`code`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Nor is a key whose type says more.';

-- Let cities refer to countries.
ALTER TABLE `cities` ADD CONSTRAINT `cities_country_code_fkey` FOREIGN KEY (`country_code`) REFERENCES `countries` (`code`);
