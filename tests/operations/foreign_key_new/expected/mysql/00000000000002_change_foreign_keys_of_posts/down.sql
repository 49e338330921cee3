-- No longer let posts refer to users.
ALTER TABLE `posts` DROP FOREIGN KEY `posts_author_id_fkey`;
