-- Create the table people.
CREATE TABLE `people` (
    `name` VARCHAR(50) COLLATE utf8mb4_general_ci NOT NULL,
    `given` VARCHAR(50) NOT NULL,
    `label` VARCHAR(102) GENERATED ALWAYS AS (concat(name, ', ', given)) STORED,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `people_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `people_name_given_key` UNIQUE (`name`, `given`),
    CONSTRAINT `people_name_check` CHECK (name <> ''),
    INDEX `people_given_name_idx` (`given` DESC, `name`),
    INDEX `people_label_idx` (`label`(20))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table stays.
CREATE TABLE `stays` (
    `person_id` BIGINT NOT NULL,
    `guide_id` BIGINT,
    `nights` INT NOT NULL,
    `price` DECIMAL(8, 2) NOT NULL DEFAULT (1 + 1),
    `kind` VARCHAR(10) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `ended_on` DATE,
    `started_on` DATE NOT NULL DEFAULT (UTC_DATE()),
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `stays_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `stays_nights_check` CHECK (nights >= 1),
    CONSTRAINT `stays_ends_after_start` CHECK (ended_on >= started_on),
    CONSTRAINT `stays_person_id_fkey` FOREIGN KEY (`person_id`) REFERENCES `people` (`id`) ON DELETE CASCADE,
    INDEX `stays_person_id_idx` (`person_id`),
    INDEX `stays_guide_id_idx` (`guide_id`),
    INDEX `stays_by_start` (`started_on` DESC)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table visits.
CREATE TABLE `visits` (
    `note` LONGTEXT,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `ended_on` DATE,
    `started_on` DATE NOT NULL DEFAULT (UTC_DATE()),
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `visits_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `visits_ends_after_start` CHECK (ended_on >= started_on),
    INDEX `visits_by_start` (`started_on` DESC)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table log_lines.
CREATE TABLE `log_lines` (
    `at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `weather` ENUM('dry', 'wet'),
    `line` LONGTEXT NOT NULL,
    `code` VARCHAR(10) NOT NULL DEFAULT 'none',
    `cost` DECIMAL(10, 2) NOT NULL,
    CONSTRAINT `log_lines_code_check` CHECK (`code` <> ''),
    CONSTRAINT `log_lines_cost_check` CHECK (`cost` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table readings.
CREATE TABLE `readings` (
    `sensor` VARCHAR(20) NOT NULL,
    `day` DATE NOT NULL,
    `value` DOUBLE NOT NULL,
    `state` ENUM('dry', 'wet') NOT NULL,
    INDEX `readings_sensor_day_idx` (`sensor`, `day`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the view long_stays.
CREATE VIEW `long_stays` (`stay_id`, `person_id`, `nights`) AS
SELECT id, person_id, nights FROM stays WHERE nights >= 7;

-- Create people_are_told: Marks who was changed.
CREATE TRIGGER people_are_told BEFORE UPDATE ON people FOR EACH ROW BEGIN SET NEW.given = NEW.given; SET NEW.name = NEW.name; END;

-- Create the view weather_counts.
CREATE VIEW `weather_counts` (`weather`, `lines`, `longest`) AS
SELECT weather, count(*), max(char_length(line)) FROM log_lines GROUP BY weather;
