-- Create the table users.
CREATE TABLE `users` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `username` VARCHAR(50) NOT NULL,
    `email` VARCHAR(120) NOT NULL,
    `role` ENUM('member', 'editor', 'admin') NOT NULL DEFAULT 'member',
    `bio` LONGTEXT,
    `password_hash` LONGTEXT NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `users_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `users_username_key` UNIQUE (`username`),
    CONSTRAINT `users_email_key` UNIQUE (`email`),
    CONSTRAINT `users_email_has_at` CHECK (email LIKE '%@%')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table posts.
CREATE TABLE `posts` (
    `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    `author_id` BIGINT NOT NULL,
    `status` ENUM('draft', 'published', 'archived') NOT NULL DEFAULT 'draft',
    `title` VARCHAR(200) NOT NULL,
    `slug` VARCHAR(200) NOT NULL,
    `body` LONGTEXT NOT NULL,
    `price` DECIMAL(12, 2) NOT NULL DEFAULT 0,
    `meta` LONGTEXT,
    `published_at` DATETIME(6),
    `deleted_at` DATETIME(6),
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `posts_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `posts_author_id_slug_key` UNIQUE (`author_id`, `slug`),
    CONSTRAINT `posts_meta_check` CHECK (json_valid(`meta`)),
    CONSTRAINT `posts_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table tags.
CREATE TABLE `tags` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(40) NOT NULL,
    CONSTRAINT `tags_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `tags_name_key` UNIQUE (`name`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table post_tags.
CREATE TABLE `post_tags` (
    `post_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `tag_id` BIGINT NOT NULL,
    CONSTRAINT `post_tags_pkey` PRIMARY KEY (`post_id`, `tag_id`),
    CONSTRAINT `post_tags_post_id_fkey` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`) ON DELETE CASCADE,
    CONSTRAINT `post_tags_tag_id_fkey` FOREIGN KEY (`tag_id`) REFERENCES `tags` (`id`) ON DELETE CASCADE,
    INDEX `post_tags_tag_id_idx` (`tag_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table comments.
CREATE TABLE `comments` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `post_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `author_id` BIGINT,
    `parent_id` BIGINT,
    `body` LONGTEXT NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `comments_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `comments_post_id_fkey` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`) ON DELETE CASCADE,
    CONSTRAINT `comments_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`) ON DELETE SET NULL,
    CONSTRAINT `comments_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `comments` (`id`) ON DELETE CASCADE,
    INDEX `comments_post_id_idx` (`post_id`),
    INDEX `comments_author_id_idx` (`author_id`),
    INDEX `comments_parent_id_idx` (`parent_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table samples.
CREATE TABLE `samples` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `flag` TINYINT(1),
    `small` SMALLINT,
    `int` INT,
    `big` BIGINT,
    `single` FLOAT,
    `double` DOUBLE,
    `amount` DECIMAL(12, 2),
    `precise` DECIMAL(15, 6),
    `note` LONGTEXT,
    `code` VARCHAR(10),
    `fixed` CHAR(4),
    `data` LONGBLOB,
    `day` DATE,
    `at_time` TIME(6),
    `local` DATETIME(6),
    `moment` DATETIME(6),
    `token` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    `doc` LONGTEXT,
    `type` ENUM('draft', 'published', 'archived'),
    `mood` VARCHAR(64),
    `word` SMALLINT UNSIGNED,
    `count` INT UNSIGNED,
    `tag` VARBINARY(4),
    `milli` DATETIME(3),
    CONSTRAINT `samples_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `samples_doc_check` CHECK (json_valid(`doc`)),
    CONSTRAINT `samples_mood_check` CHECK (`mood` IN ('so-so', 'it''s fine', 'Zen', 'ängstlich'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'One column of each type.';

-- Create the table strict_samples.
CREATE TABLE `strict_samples` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `flag` TINYINT(1) NOT NULL DEFAULT TRUE,
    `small` SMALLINT NOT NULL DEFAULT -32768,
    `int` INT NOT NULL DEFAULT -2147483648,
    `big` BIGINT NOT NULL DEFAULT 9223372036854775807,
    `single` FLOAT NOT NULL DEFAULT 0.5,
    `double` DOUBLE NOT NULL DEFAULT -1.25,
    `amount` DECIMAL(12, 2) NOT NULL DEFAULT 9999999999.99,
    `note` LONGTEXT NOT NULL DEFAULT ('it''s "ünï" \\ %'),
    `code` VARCHAR(10) NOT NULL DEFAULT '日本',
    `fixed` CHAR(4) NOT NULL DEFAULT 'ab',
    `day` DATE NOT NULL DEFAULT '2024-02-29',
    `at_time` TIME(6) NOT NULL DEFAULT '23:59:59',
    `local` DATETIME(6) NOT NULL DEFAULT '2024-02-29 23:59:59',
    `moment` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `token` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    `doc` LONGTEXT NOT NULL DEFAULT ('{"a": [1, null]}'),
    `type` ENUM('draft', 'published', 'archived') NOT NULL DEFAULT 'archived',
    `mood` VARCHAR(64) NOT NULL DEFAULT 'it''s fine',
    CONSTRAINT `strict_samples_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `strict_samples_doc_check` CHECK (json_valid(`doc`)),
    CONSTRAINT `strict_samples_mood_check` CHECK (`mood` IN ('so-so', 'it''s fine', 'Zen', 'ängstlich'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'One column of each type, none of them NULL, each with a default.';

-- Create the table accounts.
CREATE TABLE `accounts` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `handle` VARCHAR(20) NOT NULL,
    `site` LONGTEXT,
    `mail` VARCHAR(60),
    `host` VARCHAR(60),
    `level` INT NOT NULL DEFAULT 1,
    `share` DECIMAL(5, 2),
    `ratio` DOUBLE,
    `currency` VARCHAR(3) NOT NULL DEFAULT 'EUR',
    `version` INT NOT NULL DEFAULT 0,
    CONSTRAINT `accounts_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `accounts_handle_key` UNIQUE (`handle`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Rules for values, versions of rows, and rows inside of rows.';

-- Create the table notes.
CREATE TABLE `notes` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `account_id` BIGINT NOT NULL,
    `body` LONGTEXT NOT NULL,
    `parent_id` BIGINT,
    CONSTRAINT `notes_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `notes_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE,
    CONSTRAINT `notes_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `notes` (`id`) ON DELETE CASCADE,
    INDEX `notes_account_id_idx` (`account_id`),
    INDEX `notes_parent_id_idx` (`parent_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table profiles.
CREATE TABLE `profiles` (
    `account_id` BIGINT NOT NULL,
    `bio` LONGTEXT NOT NULL,
    CONSTRAINT `profiles_pkey` PRIMARY KEY (`account_id`),
    CONSTRAINT `profiles_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table labels.
CREATE TABLE `labels` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(40) NOT NULL,
    CONSTRAINT `labels_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `labels_name_key` UNIQUE (`name`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table account_labels.
CREATE TABLE `account_labels` (
    `account_id` BIGINT NOT NULL,
    `label_id` BIGINT NOT NULL,
    CONSTRAINT `account_labels_pkey` PRIMARY KEY (`account_id`, `label_id`),
    CONSTRAINT `account_labels_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE,
    CONSTRAINT `account_labels_label_id_fkey` FOREIGN KEY (`label_id`) REFERENCES `labels` (`id`) ON DELETE CASCADE,
    INDEX `account_labels_label_id_idx` (`label_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table books.
CREATE TABLE `books` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `isbn` VARCHAR(13),
    CONSTRAINT `books_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table measures.
CREATE TABLE `measures` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `count` INT,
    `amount` DECIMAL(6, 2),
    `weight` DOUBLE,
    `unit` VARCHAR(4),
    `note` LONGTEXT,
    CONSTRAINT `measures_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `measures_count_in_range` CHECK (count BETWEEN -5 AND 5),
    CONSTRAINT `measures_amount_positive` CHECK (amount > 0 AND amount <= 100.5),
    CONSTRAINT `measures_weight_small` CHECK (weight IS NULL OR (weight >= -1.5 AND weight < 2)),
    CONSTRAINT `measures_unit_known` CHECK (unit IN ('g', 'kg', 'µg')),
    CONSTRAINT `measures_note_like` CHECK (note <> '' AND note LIKE '%-_%')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Checks that the crate understands, for it to accept exactly what the database does.';

-- Create the table keywords.
CREATE TABLE `keywords` (
    `select` VARCHAR(20) NOT NULL,
    `order` DATE NOT NULL,
    `group` VARCHAR(64) NOT NULL,
    `type` INT NOT NULL DEFAULT 0,
    `match` LONGTEXT,
    `limit` INT NOT NULL DEFAULT 0,
    CONSTRAINT `keywords_pkey` PRIMARY KEY (`select`, `order`, `group`),
    CONSTRAINT `keywords_group_check` CHECK (`group` IN ('so-so', 'it''s fine', 'Zen', 'ängstlich'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A key of several types, and columns named by words that SQL and Rust keep for themselves.';

-- Create the table rooms.
CREATE TABLE `rooms` (
    `building` VARCHAR(20) NOT NULL,
    `number` INT NOT NULL,
    `name` LONGTEXT,
    `beside_building` VARCHAR(20),
    `beside_number` INT,
    CONSTRAINT `rooms_pkey` PRIMARY KEY (`building`, `number`),
    CONSTRAINT `rooms_beside_fkey` FOREIGN KEY (`beside_building`, `beside_number`) REFERENCES `rooms` (`building`, `number`),
    INDEX `rooms_beside_building_beside_number_idx` (`beside_building`, `beside_number`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A key of two columns, which other rows refer to as a whole.';

-- Create the table bookings.
CREATE TABLE `bookings` (
    `building` VARCHAR(20) NOT NULL,
    `number` INT NOT NULL,
    `day` DATE NOT NULL,
    `guest` VARCHAR(40) NOT NULL,
    CONSTRAINT `bookings_pkey` PRIMARY KEY (`building`, `number`, `day`),
    CONSTRAINT `bookings_guest_key` UNIQUE (`guest`),
    CONSTRAINT `bookings_building_number_fkey` FOREIGN KEY (`building`, `number`) REFERENCES `rooms` (`building`, `number`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table gadgets.
CREATE TABLE `gadgets` (
    `maker` VARCHAR(20) NOT NULL,
    `model` VARCHAR(20) NOT NULL,
    CONSTRAINT `gadgets_pkey` PRIMARY KEY (`maker`, `model`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table room_gadgets.
CREATE TABLE `room_gadgets` (
    `building` VARCHAR(20) NOT NULL,
    `number` INT NOT NULL,
    `maker` VARCHAR(20) NOT NULL,
    `model` VARCHAR(20) NOT NULL,
    CONSTRAINT `room_gadgets_pkey` PRIMARY KEY (`building`, `number`, `maker`, `model`),
    CONSTRAINT `room_gadgets_building_number_fkey` FOREIGN KEY (`building`, `number`) REFERENCES `rooms` (`building`, `number`) ON DELETE CASCADE,
    CONSTRAINT `room_gadgets_maker_model_fkey` FOREIGN KEY (`maker`, `model`) REFERENCES `gadgets` (`maker`, `model`) ON DELETE CASCADE,
    INDEX `room_gadgets_maker_model_idx` (`maker`, `model`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table shelves.
CREATE TABLE `shelves` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `code` CHAR(8) NOT NULL,
    CONSTRAINT `shelves_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `shelves_code_key` UNIQUE (`code`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'What is referred to by numbers of another width, and by texts of another type.';

-- Create the table parcels.
CREATE TABLE `parcels` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `shelf_id` SMALLINT,
    `shelf_code` VARCHAR(12),
    CONSTRAINT `parcels_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `parcels_shelf_code_fkey` FOREIGN KEY (`shelf_code`) REFERENCES `shelves` (`code`),
    INDEX `parcels_shelf_id_idx` (`shelf_id`),
    INDEX `parcels_shelf_code_idx` (`shelf_code`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table shelf_labels.
CREATE TABLE `shelf_labels` (
    `shelf_id` INT NOT NULL,
    `label_id` SMALLINT NOT NULL,
    CONSTRAINT `shelf_labels_pkey` PRIMARY KEY (`shelf_id`, `label_id`),
    INDEX `shelf_labels_label_id_idx` (`label_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table stays.
CREATE TABLE `stays` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `guest` VARCHAR(20) NOT NULL,
    `nights` INT NOT NULL,
    `weeks` INT GENERATED ALWAYS AS (nights div 7) STORED,
    CONSTRAINT `stays_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `stays_guest_check` CHECK (`guest` <> '')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'What the database computes, and a type with a condition.';

-- Create the table articles.
CREATE TABLE `articles` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `post_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    `title` VARCHAR(200) COLLATE utf8mb4_general_ci NOT NULL,
    `body` LONGTEXT COLLATE utf8mb4_general_ci,
    `remarks` LONGTEXT NOT NULL DEFAULT (''),
    CONSTRAINT `articles_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `articles_post_id_fkey` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`) ON DELETE CASCADE,
    INDEX `articles_post_id_idx` (`post_id`),
    FULLTEXT INDEX `articles_body_fulltext` (`body`),
    FULLTEXT INDEX `articles_fulltext` (`title`, `body`),
    FULLTEXT INDEX `articles_remarks_fulltext` (`remarks`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Texts whose words are looked up, where the database has indexes for that.';

-- Create the table log_lines.
CREATE TABLE `log_lines` (
    `line` VARCHAR(50) NOT NULL,
    `level` INT NOT NULL DEFAULT 1,
    `note` LONGTEXT,
    `flavour` ENUM('plain', 'salt, sweet', 'said "so"', 'a)b(c', 'back\\slash')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Rows that nothing tells apart.';

-- Create the table public_things.
CREATE TABLE `public_things` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `owner_id` BIGINT NOT NULL,
    `name` VARCHAR(40) NOT NULL,
    CONSTRAINT `public_things_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `public_things_name_key` UNIQUE (`name`),
    INDEX `public_things_owner_id_idx` (`owner_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table signed_things.
CREATE TABLE `signed_things` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `owner_id` BIGINT NOT NULL,
    `name` VARCHAR(40) NOT NULL,
    CONSTRAINT `signed_things_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `signed_things_name_key` UNIQUE (`name`),
    INDEX `signed_things_owner_id_idx` (`owner_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table admin_things.
CREATE TABLE `admin_things` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `owner_id` BIGINT NOT NULL,
    `name` VARCHAR(40) NOT NULL,
    CONSTRAINT `admin_things_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `admin_things_name_key` UNIQUE (`name`),
    INDEX `admin_things_owner_id_idx` (`owner_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table owned_things.
CREATE TABLE `owned_things` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `owner_id` BIGINT NOT NULL,
    `name` VARCHAR(40) NOT NULL,
    CONSTRAINT `owned_things_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `owned_things_name_key` UNIQUE (`name`),
    INDEX `owned_things_owner_id_idx` (`owner_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table staffed_things.
CREATE TABLE `staffed_things` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `owner_id` BIGINT NOT NULL,
    `name` VARCHAR(40) NOT NULL,
    CONSTRAINT `staffed_things_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `staffed_things_name_key` UNIQUE (`name`),
    INDEX `staffed_things_owner_id_idx` (`owner_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table readable_things.
CREATE TABLE `readable_things` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `owner_id` BIGINT NOT NULL,
    `name` VARCHAR(40) NOT NULL,
    CONSTRAINT `readable_things_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `readable_things_name_key` UNIQUE (`name`),
    INDEX `readable_things_owner_id_idx` (`owner_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table members.
CREATE TABLE `members` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(40) NOT NULL,
    `phone` LONGTEXT,
    CONSTRAINT `members_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `members_name_key` UNIQUE (`name`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Whom letters belong to.';

-- Create the table letters.
CREATE TABLE `letters` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `member_id` BIGINT NOT NULL,
    `subject` VARCHAR(80) NOT NULL,
    `code` VARCHAR(20),
    CONSTRAINT `letters_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `letters_code_key` UNIQUE (`code`),
    CONSTRAINT `letters_member_id_fkey` FOREIGN KEY (`member_id`) REFERENCES `members` (`id`) ON DELETE CASCADE,
    INDEX `letters_member_id_idx` (`member_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Everyone sees and changes their own.';

-- Create the table stamps.
CREATE TABLE `stamps` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `letter_id` BIGINT NOT NULL,
    `value` INT NOT NULL,
    CONSTRAINT `stamps_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `stamps_letter_id_fkey` FOREIGN KEY (`letter_id`) REFERENCES `letters` (`id`) ON DELETE CASCADE,
    INDEX `stamps_letter_id_idx` (`letter_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table topics.
CREATE TABLE `topics` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(40) NOT NULL,
    CONSTRAINT `topics_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `topics_name_key` UNIQUE (`name`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table letter_topics.
CREATE TABLE `letter_topics` (
    `letter_id` BIGINT NOT NULL,
    `topic_id` BIGINT NOT NULL,
    CONSTRAINT `letter_topics_pkey` PRIMARY KEY (`letter_id`, `topic_id`),
    CONSTRAINT `letter_topics_letter_id_fkey` FOREIGN KEY (`letter_id`) REFERENCES `letters` (`id`) ON DELETE CASCADE,
    CONSTRAINT `letter_topics_topic_id_fkey` FOREIGN KEY (`topic_id`) REFERENCES `topics` (`id`) ON DELETE CASCADE,
    INDEX `letter_topics_topic_id_idx` (`topic_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table favourites.
CREATE TABLE `favourites` (
    `member_id` BIGINT NOT NULL,
    `topic_id` BIGINT NOT NULL,
    CONSTRAINT `favourites_pkey` PRIMARY KEY (`member_id`, `topic_id`),
    CONSTRAINT `favourites_member_id_fkey` FOREIGN KEY (`member_id`) REFERENCES `members` (`id`) ON DELETE CASCADE,
    CONSTRAINT `favourites_topic_id_fkey` FOREIGN KEY (`topic_id`) REFERENCES `topics` (`id`) ON DELETE CASCADE,
    INDEX `favourites_topic_id_idx` (`topic_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table idempotency_keys.
CREATE TABLE `idempotency_keys` (
    `id` VARCHAR(64) NOT NULL COMMENT 'The SHA-256 of who asks, where, and with which key.',
    `request` VARCHAR(64) NOT NULL COMMENT 'The SHA-256 of what is asked.',
    `version` INT NOT NULL DEFAULT 0,
    `status` SMALLINT COMMENT 'The status of the answer; NULL while there is none.',
    `location` LONGTEXT,
    `etag` LONGTEXT,
    `body` LONGTEXT,
    `expires_at` DATETIME(6) NOT NULL COMMENT 'When the answer may be forgotten, or whoever works on it is taken for gone.',
    CONSTRAINT `idempotency_keys_pkey` PRIMARY KEY (`id`),
    INDEX `idempotency_keys_expires_at_idx` (`expires_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Creates that were sent with an Idempotency-Key, with their answers, so that each takes place once.';

-- Create the view long_stays.
CREATE VIEW `long_stays` (`stay_id`, `nights`) AS
SELECT id, nights FROM stays WHERE nights >= 7;
