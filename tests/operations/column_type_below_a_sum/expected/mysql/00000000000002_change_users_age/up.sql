-- preflight: users.age does not fit SMALLINT.
-- rows: SELECT `id`, `age` FROM `users` WHERE (`age` NOT BETWEEN -32768 AND 32767)
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.age does not fit SMALLINT` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id`, `age` FROM `users` WHERE (`age` NOT BETWEEN -32768 AND 32767)) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the column users.age: INT becomes SMALLINT (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
ALTER TABLE `users` MODIFY COLUMN `age` SMALLINT;
