-- preflight: posts.author_id refers to no row of users.
-- rows: SELECT c.`id`, c.`author_id` FROM `posts` AS c WHERE c.`author_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` AS p WHERE p.`id` = c.`author_id`)
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `posts.author_id refers to no row of users` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT c.`id`, c.`author_id` FROM `posts` AS c WHERE c.`author_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` AS p WHERE p.`id` = c.`author_id`)) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Let posts refer to users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE `posts` ADD CONSTRAINT `posts_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`) ON DELETE CASCADE, ALGORITHM = COPY, LOCK = SHARED;
