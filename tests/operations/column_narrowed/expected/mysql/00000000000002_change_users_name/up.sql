-- preflight: users.name does not fit VARCHAR(20).
-- rows: SELECT `id`, `name` FROM `users` WHERE (char_length(`name`) > 20)
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.name does not fit VARCHAR(20)` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id`, `name` FROM `users` WHERE (char_length(`name`) > 20)) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the column users.name: VARCHAR(50) becomes VARCHAR(20) (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(20) NOT NULL,
    ALGORITHM = COPY,
    LOCK = SHARED;
