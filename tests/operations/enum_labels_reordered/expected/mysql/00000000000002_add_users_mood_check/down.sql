-- Change the column users.mood: ENUM('glad', 'calm') becomes ENUM('calm', 'glad') (H002: writes every row anew under a lock).
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('calm', 'glad') NOT NULL DEFAULT 'calm';
