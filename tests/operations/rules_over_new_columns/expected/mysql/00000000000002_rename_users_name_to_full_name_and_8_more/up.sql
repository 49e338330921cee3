-- preflight: users.slug is not unique.
-- rows: SELECT `slug` FROM (SELECT r.*, (lower(full_name)) AS `slug` FROM (SELECT `id` AS `id`, `name` AS `full_name`, `age` AS `age` FROM `users`) AS r) AS t WHERE `slug` IS NOT NULL GROUP BY `slug` HAVING count(*) > 1
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.slug is not unique` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `slug` FROM (SELECT r.*, (lower(full_name)) AS `slug` FROM (SELECT `id` AS `id`, `name` AS `full_name`, `age` AS `age` FROM `users`) AS r) AS t WHERE `slug` IS NOT NULL GROUP BY `slug` HAVING count(*) > 1) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- preflight: users.full_name, group_of is not unique.
-- rows: SELECT `full_name`, `group_of` FROM (SELECT r.*, 1 AS `group_of` FROM (SELECT `id` AS `id`, `name` AS `full_name`, `age` AS `age` FROM `users`) AS r) AS t WHERE `full_name` IS NOT NULL AND `group_of` IS NOT NULL GROUP BY `full_name`, `group_of` HAVING count(*) > 1
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.full_name, group_of is not unique` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `full_name`, `group_of` FROM (SELECT r.*, 1 AS `group_of` FROM (SELECT `id` AS `id`, `name` AS `full_name`, `age` AS `age` FROM `users`) AS r) AS t WHERE `full_name` IS NOT NULL AND `group_of` IS NOT NULL GROUP BY `full_name`, `group_of` HAVING count(*) > 1) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- preflight: users does not meet users_age_within.
-- rows: SELECT `id` FROM (SELECT r.*, 200 AS `limit_of` FROM (SELECT `id` AS `id`, `name` AS `full_name`, `age` AS `age` FROM `users`) AS r) AS t WHERE NOT (age < limit_of)
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users does not meet users_age_within` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id` FROM (SELECT r.*, 200 AS `limit_of` FROM (SELECT `id` AS `id`, `name` AS `full_name`, `age` AS `age` FROM `users`) AS r) AS t WHERE NOT (age < limit_of)) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Rename the column users.name to full_name (H004: programs made before may fail).
ALTER TABLE `users` RENAME COLUMN `name` TO `full_name`;

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
-- - Add the column users.limit_of
-- - Add the column users.slug
-- - Add the column users.group_of
-- - Add the column users.height
-- - Add the unique constraint users_slug_key to users: UNIQUE (`slug`)
-- - Add the unique constraint users_full_name_group_of_key to users: UNIQUE (`full_name`, `group_of`)
-- - Add the check users_age_within to users: CHECK (age < limit_of)
-- - Add the check users_height to users: CHECK (height >= 0)
ALTER TABLE `users`
    ADD COLUMN `limit_of` INT NOT NULL DEFAULT 200 AFTER `age`,
    ADD COLUMN `slug` VARCHAR(60) AFTER `limit_of`,
    ADD COLUMN `group_of` INT NOT NULL DEFAULT 1 AFTER `slug`,
    ADD COLUMN `height` INT NOT NULL DEFAULT 0;
UPDATE `users` SET `slug` = (lower(full_name));
ALTER TABLE `users`
    MODIFY COLUMN `slug` VARCHAR(60) NOT NULL,
    ADD CONSTRAINT `users_slug_key` UNIQUE (`slug`),
    ADD CONSTRAINT `users_full_name_group_of_key` UNIQUE (`full_name`, `group_of`),
    ADD CONSTRAINT `users_age_within` CHECK (age < limit_of),
    ADD CONSTRAINT `users_height` CHECK (height >= 0);
