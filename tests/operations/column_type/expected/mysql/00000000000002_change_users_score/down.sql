-- preflight: users.score does not fit INT.
-- rows: SELECT `id`, `score` FROM `users` WHERE (`score` <> round(`score`, 0) OR `score` NOT BETWEEN -2147483648 AND 2147483647)
CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, CONSTRAINT `users.score does not fit INT` CHECK (`rows` = 0))
    SELECT count(*) AS `rows` FROM (SELECT `id`, `score` FROM `users` WHERE (`score` <> round(`score`, 0) OR `score` NOT BETWEEN -2147483648 AND 2147483647)) AS `found`;
DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`;

-- Change the column users.score: DECIMAL(12, 2) becomes INT, its default is 7 (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
ALTER TABLE `users`
    MODIFY COLUMN `score` INT NOT NULL DEFAULT 7,
    ALGORITHM = COPY,
    LOCK = SHARED;
