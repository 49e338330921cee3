-- preflight: users.name is NULL.
-- rows: SELECT `id` FROM `users` WHERE `name` IS NULL
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.name is NULL` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id` FROM `users` WHERE `name` IS NULL) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- preflight: users.name is not unique.
-- rows: SELECT `name` FROM `users` WHERE `name` IS NOT NULL GROUP BY `name` HAVING count(*) > 1
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.name is not unique` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `name` FROM `users` WHERE `name` IS NOT NULL GROUP BY `name` HAVING count(*) > 1) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- preflight: users does not meet users_name_ok.
-- rows: SELECT `id` FROM `users` WHERE NOT (name <> '')
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users does not meet users_name_ok` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id` FROM `users` WHERE NOT (name <> '')) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the table users (H003: fails while rows stand in the way).
-- - Add the column users.boss_id
-- - Change the column users.name: it is NOT NULL
-- - Add the unique constraint users_name_key to users: UNIQUE (`name`)
-- - Add the check users_name_ok to users: CHECK (name <> '')
-- - Create the index users_boss_id_idx on users
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL,
    ADD COLUMN `boss_id` BIGINT,
    ADD CONSTRAINT `users_name_key` UNIQUE (`name`),
    ADD CONSTRAINT `users_name_ok` CHECK (name <> ''),
    ADD INDEX `users_boss_id_idx` (`boss_id`);

-- Let users refer to users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE `users` ADD CONSTRAINT `users_boss_id_fkey` FOREIGN KEY (`boss_id`) REFERENCES `users` (`id`), ALGORITHM = COPY, LOCK = SHARED;
