-- Change the column users.score: INT becomes DECIMAL(12, 2), its default is 7 (H002: writes every row anew under a lock).
ALTER TABLE `users`
    MODIFY COLUMN `score` DECIMAL(12, 2) NOT NULL DEFAULT 7,
    ALGORITHM = COPY,
    LOCK = SHARED;
