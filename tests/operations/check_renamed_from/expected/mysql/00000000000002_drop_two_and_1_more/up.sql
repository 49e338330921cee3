-- preflight: users does not meet other.
-- rows: SELECT `id` FROM `users` WHERE NOT (name <> '')
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users does not meet other` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id` FROM `users` WHERE NOT (name <> '')) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the table users (H003: fails while rows stand in the way).
-- - Drop the check two of users
-- - Add the check other to users: CHECK (name <> '')
ALTER TABLE `users`
    DROP CONSTRAINT `two`,
    ADD CONSTRAINT `other` CHECK (name <> '');
