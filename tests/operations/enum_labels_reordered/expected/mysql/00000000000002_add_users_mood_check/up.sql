-- Change the column users.mood: ENUM('calm', 'glad') becomes ENUM('glad', 'calm') (H002: writes every row anew under a lock).
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('glad', 'calm') NOT NULL DEFAULT 'calm';
