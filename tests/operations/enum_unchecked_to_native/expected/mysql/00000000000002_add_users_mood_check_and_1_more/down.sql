-- Change the table users (H002: writes every row anew under a lock).
-- - Change the column users.mood: ENUM('calm', 'glad', 'angry') becomes VARCHAR(64)
-- - Change the column users.former: ENUM('calm', 'glad', 'angry') becomes VARCHAR(64)
ALTER TABLE `users`
    MODIFY COLUMN `mood` VARCHAR(64) NOT NULL DEFAULT 'calm',
    MODIFY COLUMN `former` VARCHAR(64);
