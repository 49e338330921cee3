-- Change the column users.mood: ENUM('calm', 'glad') becomes ENUM('calm', 'happy') (H002: writes every row anew under a lock).
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('calm', 'glad', 'happy') NOT NULL;
UPDATE `users` SET `mood` = 'happy' WHERE `mood` = 'glad';
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('calm', 'happy') NOT NULL DEFAULT 'calm';
