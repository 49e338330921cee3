-- preflight: users.mood does not fit ENUM('calm', 'glad').
-- rows: SELECT `id`, `mood` FROM `users` WHERE (`mood` IN ('angry'))
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.mood does not fit ENUM('calm', 'glad')` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id`, `mood` FROM `users` WHERE (`mood` IN ('angry'))) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the column users.mood: ENUM('calm', 'glad', 'angry') becomes ENUM('calm', 'glad') (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('calm', 'glad') NOT NULL DEFAULT 'calm';
