-- Change the table users (H002: writes every row anew under a lock).
-- - Change the column users.mood: ENUM('calm', 'angry', 'furious') becomes ENUM('calm', 'glad', 'angry')
-- - Change the column users.former: ENUM('calm', 'angry', 'furious') becomes ENUM('calm', 'glad', 'angry')
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('calm', 'angry', 'furious', 'glad') NOT NULL;
UPDATE `users` SET `mood` = CASE `mood` WHEN 'angry' THEN 'glad' WHEN 'furious' THEN 'angry' END WHERE `mood` IN ('angry', 'furious');
ALTER TABLE `users` MODIFY COLUMN `former` ENUM('calm', 'angry', 'furious', 'glad');
UPDATE `users` SET `former` = CASE `former` WHEN 'angry' THEN 'glad' WHEN 'furious' THEN 'angry' END WHERE `former` IN ('angry', 'furious');
ALTER TABLE `users`
    MODIFY COLUMN `mood` ENUM('calm', 'glad', 'angry') NOT NULL DEFAULT 'calm',
    MODIFY COLUMN `former` ENUM('calm', 'glad', 'angry');
