-- Change the column users.mood: ENUM('calm', 'glad') becomes ENUM('calm', 'glad', 'angry') (H002: writes every row anew under a lock).
ALTER TABLE `users` MODIFY COLUMN `mood` ENUM('calm', 'glad', 'angry') NOT NULL DEFAULT 'calm';
