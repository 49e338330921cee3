-- preflight: users.name is NULL.
-- rows: SELECT `id` FROM `users` WHERE `name` IS NULL
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.name is NULL` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id` FROM `users` WHERE `name` IS NULL) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the column users.name: it is NOT NULL (H003: fails while rows stand in the way).
ALTER TABLE `users` MODIFY COLUMN `name` VARCHAR(50) NOT NULL;
