-- Create the table articles.
CREATE TABLE `articles` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `slug` VARCHAR(100) COLLATE utf8mb4_unicode_ci NOT NULL,
    `title` VARCHAR(200) NOT NULL,
    `body` LONGTEXT NOT NULL,
    `size` INT GENERATED ALWAYS AS (char_length(body)) VIRTUAL,
    `day` DATE NOT NULL DEFAULT (curdate() + interval 1 day),
    CONSTRAINT `articles_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `articles_slug_key` UNIQUE (`slug`),
    FULLTEXT INDEX `articles_title_body_idx` (`title`, `body`),
    INDEX `articles_body_title_idx` (`body`(100), `title` DESC)
) ENGINE = InnoDB DEFAULT CHARACTER SET latin1 COLLATE latin1_bin ROW_FORMAT = COMPRESSED AUTO_INCREMENT = 1000;

-- Create the table words.
CREATE TABLE `words` (
    `id` INT NOT NULL,
    `word` VARCHAR(20) NOT NULL,
    CONSTRAINT `words_pkey` PRIMARY KEY (`id`)
) ENGINE = Aria DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
