-- No longer let posts refer to users.
ALTER TABLE `posts` DROP FOREIGN KEY `posts_author_id_fkey`;

-- Let posts refer to users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE `posts` ADD CONSTRAINT `posts_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT, ALGORITHM = COPY, LOCK = SHARED;
