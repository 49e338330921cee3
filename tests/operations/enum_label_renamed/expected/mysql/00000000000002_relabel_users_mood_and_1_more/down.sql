-- Change the column users.mood: ENUM('calm', 'happy') becomes ENUM('calm', 'glad') (H002: writes every row anew under a lock).
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('calm', 'happy', 'glad') NOT NULL;
UPDATE `users` SET `mood` = 'glad' WHERE `mood` = 'happy';
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('calm', 'glad') NOT NULL DEFAULT 'calm';
