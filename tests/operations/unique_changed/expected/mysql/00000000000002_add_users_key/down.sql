-- preflight: users.name is not unique.
-- rows: SELECT `name` FROM `users` WHERE `name` IS NOT NULL GROUP BY `name` HAVING count(*) > 1
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.name is not unique` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `name` FROM `users` WHERE `name` IS NOT NULL GROUP BY `name` HAVING count(*) > 1) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Add the unique constraint users_key to users: UNIQUE (`name`) (H003: fails while rows stand in the way).
ALTER TABLE `users`
    DROP INDEX `users_key`,
    ADD CONSTRAINT `users_key` UNIQUE (`name`),
    ALGORITHM = INPLACE,
    LOCK = NONE;
