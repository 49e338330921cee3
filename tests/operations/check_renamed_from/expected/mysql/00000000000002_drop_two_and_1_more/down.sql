-- preflight: users does not meet two.
-- rows: SELECT `id` FROM `users` WHERE NOT (name <> '')
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users does not meet two` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id` FROM `users` WHERE NOT (name <> '')) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the table users (H003: fails while rows stand in the way).
-- - Drop the check other of users
-- - Add the check two to users: CHECK (name <> '')
ALTER TABLE `users`
    DROP CONSTRAINT `other`,
    ADD CONSTRAINT `two` CHECK (name <> '');
