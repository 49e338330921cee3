-- preflight: users.mood does not fit its new type.
-- rows: SELECT `id`, `mood` FROM `users` WHERE (`mood` NOT IN ('calm', 'glad', 'angry'))
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.mood does not fit its new type` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id`, `mood` FROM `users` WHERE (`mood` NOT IN ('calm', 'glad', 'angry'))) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- preflight: users.former does not fit its new type.
-- rows: SELECT `id`, `former` FROM `users` WHERE (`former` NOT IN ('calm', 'glad', 'angry'))
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.former does not fit its new type` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id`, `former` FROM `users` WHERE (`former` NOT IN ('calm', 'glad', 'angry'))) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
-- - Change the column users.mood: VARCHAR(64) becomes ENUM('calm', 'glad', 'angry')
-- - Change the column users.former: VARCHAR(64) becomes ENUM('calm', 'glad', 'angry')
ALTER TABLE `users`
    MODIFY COLUMN `mood` ENUM('calm', 'glad', 'angry') NOT NULL DEFAULT 'calm',
    MODIFY COLUMN `former` ENUM('calm', 'glad', 'angry');
