CREATE TABLE `users` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `username` VARCHAR(50) NOT NULL,
  `email` VARCHAR(120) NOT NULL,
  `role` ENUM('member', 'editor', 'admin') NOT NULL DEFAULT 'member',
  `bio` LONGTEXT,
  `password_hash` LONGTEXT NOT NULL,
  `created_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  CONSTRAINT `users_pkey` PRIMARY KEY (`id`),
  CONSTRAINT `users_username_key` UNIQUE (`username`),
  CONSTRAINT `users_email_key` UNIQUE (`email`),
  CONSTRAINT `users_email_has_at` CHECK (`email` LIKE '%@%')
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `posts` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `author_id` BIGINT NOT NULL,
  `status` ENUM('draft', 'published', 'archived') NOT NULL DEFAULT 'draft',
  `title` VARCHAR(200) NOT NULL,
  `slug` VARCHAR(200) NOT NULL,
  `body` LONGTEXT NOT NULL,
  `price` DECIMAL(12,2) NOT NULL DEFAULT 0,
  `meta` LONGTEXT CHECK (json_valid(`meta`)),
  `published_at` DATETIME(6),
  `deleted_at` DATETIME(6),
  `created_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  CONSTRAINT `posts_pkey` PRIMARY KEY (`id`),
  CONSTRAINT `posts_author_id_slug_key` UNIQUE (`author_id`, `slug`),
  CONSTRAINT `posts_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `tags` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(40) NOT NULL,
  CONSTRAINT `tags_pkey` PRIMARY KEY (`id`),
  CONSTRAINT `tags_name_key` UNIQUE (`name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `post_tags` (
  `post_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `tag_id` BIGINT NOT NULL,
  CONSTRAINT `post_tags_pkey` PRIMARY KEY (`post_id`, `tag_id`),
  CONSTRAINT `post_tags_post_id_fkey` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`) ON DELETE CASCADE,
  CONSTRAINT `post_tags_tag_id_fkey` FOREIGN KEY (`tag_id`) REFERENCES `tags` (`id`) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `comments` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `post_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `author_id` BIGINT,
  `parent_id` BIGINT,
  `body` LONGTEXT NOT NULL,
  `created_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  CONSTRAINT `comments_pkey` PRIMARY KEY (`id`),
  CONSTRAINT `comments_post_id_fkey` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`) ON DELETE CASCADE,
  CONSTRAINT `comments_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  CONSTRAINT `comments_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `comments` (`id`) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `samples` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `flag` TINYINT(1),
  `small` SMALLINT,
  `int` INT,
  `big` BIGINT,
  `single` FLOAT,
  `double` DOUBLE,
  `amount` DECIMAL(12,2),
  `note` LONGTEXT,
  `code` VARCHAR(10),
  `fixed` CHAR(4),
  `data` LONGBLOB,
  `day` DATE,
  `at_time` TIME(6),
  `local` DATETIME(6),
  `moment` DATETIME(6),
  `token` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  `doc` LONGTEXT CHECK (json_valid(`doc`)),
  `type` ENUM('draft', 'published', 'archived'),
  CONSTRAINT `samples_pkey` PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
