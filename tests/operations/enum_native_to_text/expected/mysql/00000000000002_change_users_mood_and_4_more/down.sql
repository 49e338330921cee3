-- Change the table users (H002: writes every row anew under a lock).
-- - Change the column users.mood: VARCHAR(64) becomes ENUM('calm', 'glad', 'angry')
-- - Change the column users.former: VARCHAR(64) becomes ENUM('calm', 'glad', 'angry')
-- - Drop the check users_mood_check of users
-- - Drop the check users_former_check of users
ALTER TABLE `users`
    DROP CONSTRAINT `users_mood_check`,
    DROP CONSTRAINT `users_former_check`,
    MODIFY COLUMN `mood` ENUM('calm', 'glad', 'angry') NOT NULL DEFAULT 'calm',
    MODIFY COLUMN `former` ENUM('calm', 'glad', 'angry');
