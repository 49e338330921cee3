-- Change the table users (H002: writes every row anew under a lock).
-- - Change the column users.mood: ENUM('calm', 'glad', 'angry') becomes ENUM('calm', 'angry', 'furious')
-- - Change the column users.former: ENUM('calm', 'glad', 'angry') becomes ENUM('calm', 'angry', 'furious')
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('calm', 'glad', 'angry', 'furious') NOT NULL;
UPDATE `users` SET `mood` = CASE `mood` WHEN 'angry' THEN 'furious' WHEN 'glad' THEN 'angry' END WHERE `mood` IN ('angry', 'glad');
ALTER TABLE `users` MODIFY COLUMN `former` ENUM('calm', 'glad', 'angry', 'furious');
UPDATE `users` SET `former` = CASE `former` WHEN 'angry' THEN 'furious' WHEN 'glad' THEN 'angry' END WHERE `former` IN ('angry', 'glad');
ALTER TABLE `users`
    MODIFY COLUMN `mood` ENUM('calm', 'angry', 'furious') NOT NULL DEFAULT 'calm',
    MODIFY COLUMN `former` ENUM('calm', 'angry', 'furious');
