-- preflight: users.name does not fit VARCHAR(50).
-- rows: SELECT `id`, `name` FROM `users` WHERE (char_length(`name`) > 50)
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.name does not fit VARCHAR(50)` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id`, `name` FROM `users` WHERE (char_length(`name`) > 50)) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Drop the view names.
DROP VIEW `names`;

-- Change the column users.name: VARCHAR(80) becomes VARCHAR(50) (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL,
    ALGORITHM = COPY,
    LOCK = SHARED;

-- Create the view names.
CREATE VIEW `names` (`id`, `name`) AS
SELECT id, name FROM users;
