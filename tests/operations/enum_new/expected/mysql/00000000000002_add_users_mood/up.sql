-- Add the column users.mood.
ALTER TABLE `users`
    ADD COLUMN `mood` ENUM('calm', 'glad') NOT NULL DEFAULT 'calm',
    ALGORITHM = INPLACE,
    LOCK = NONE;
