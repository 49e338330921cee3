-- Add the column users.bio.
ALTER TABLE `users`
    ADD COLUMN `bio` LONGTEXT,
    ALGORITHM = INPLACE,
    LOCK = NONE;
