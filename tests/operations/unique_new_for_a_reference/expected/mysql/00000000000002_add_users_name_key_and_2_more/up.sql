-- preflight: users.name is not unique.
-- rows: SELECT `name` FROM `users` WHERE `name` IS NOT NULL GROUP BY `name` HAVING count(*) > 1
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.name is not unique` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `name` FROM `users` WHERE `name` IS NOT NULL GROUP BY `name` HAVING count(*) > 1) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Add the unique constraint users_name_key to users: UNIQUE (`name`) (H003: fails while rows stand in the way).
ALTER TABLE `users`
    ADD CONSTRAINT `users_name_key` UNIQUE (`name`),
    ALGORITHM = INPLACE,
    LOCK = NONE;

-- Change the table notes.
-- - Add the column notes.user_name
-- - Create the index notes_user_name_idx on notes
ALTER TABLE `notes`
    ADD COLUMN `user_name` VARCHAR(50),
    ADD INDEX `notes_user_name_idx` (`user_name`),
    ALGORITHM = INPLACE,
    LOCK = NONE;

-- Let notes refer to users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE `notes` ADD CONSTRAINT `notes_user_name_fkey` FOREIGN KEY (`user_name`) REFERENCES `users` (`name`), ALGORITHM = COPY, LOCK = SHARED;
