-- preflight: users.mood does not fit VARCHAR(64).
-- rows: SELECT `id`, `mood` FROM `users` WHERE (`mood` IN ('sad'))
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.mood does not fit VARCHAR(64)` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id`, `mood` FROM `users` WHERE (`mood` IN ('sad'))) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- preflight: users.former does not fit VARCHAR(64).
-- rows: SELECT `id`, `former` FROM `users` WHERE (`former` IN ('sad'))
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.former does not fit VARCHAR(64)` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id`, `former` FROM `users` WHERE (`former` IN ('sad'))) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the table users (H003: fails while rows stand in the way).
-- - Add the check users_mood_check to users: CHECK (`mood` IN ('calm', 'glad', 'angry'))
-- - Add the check users_former_check to users: CHECK (`former` IN ('calm', 'glad', 'angry'))
ALTER TABLE `users`
    DROP CONSTRAINT `users_mood_check`,
    DROP CONSTRAINT `users_former_check`,
    ADD CONSTRAINT `users_mood_check` CHECK (`mood` IN ('calm', 'glad', 'angry')),
    ADD CONSTRAINT `users_former_check` CHECK (`former` IN ('calm', 'glad', 'angry'));
