-- Change the table users (H002: writes every row anew under a lock) (H004: programs made before may fail).
-- - Change the column users.mood: VARCHAR(64) becomes ENUM('calm', 'glad', 'furious')
-- - Change the column users.former: VARCHAR(64) becomes ENUM('calm', 'glad', 'furious')
-- - Give the rows their labels' new names in users.mood
-- - Give the rows their labels' new names in users.former
-- - Drop the check users_mood_check of users
-- - Drop the check users_former_check of users
ALTER TABLE `users` DROP CONSTRAINT `users_mood_check`;
UPDATE `users` SET `mood` = CASE `mood` WHEN 'angry' THEN 'furious' ELSE `mood` END WHERE `mood` IN ('angry');
ALTER TABLE `users` DROP CONSTRAINT `users_former_check`;
UPDATE `users` SET `former` = CASE `former` WHEN 'angry' THEN 'furious' ELSE `former` END WHERE `former` IN ('angry');
ALTER TABLE `users`
    MODIFY COLUMN `mood` ENUM('calm', 'glad', 'furious') NOT NULL DEFAULT 'calm',
    MODIFY COLUMN `former` ENUM('calm', 'glad', 'furious');
