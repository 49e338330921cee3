-- preflight: users does not meet users_name_ok.
-- rows: SELECT `id` FROM `users` WHERE NOT (name <> '')
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users does not meet users_name_ok` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id` FROM `users` WHERE NOT (name <> '')) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Add the check users_name_ok to users: CHECK (name <> '') (H003: fails while rows stand in the way).
ALTER TABLE `users`
    DROP CONSTRAINT `users_name_ok`,
    ADD CONSTRAINT `users_name_ok` CHECK (name <> '');
