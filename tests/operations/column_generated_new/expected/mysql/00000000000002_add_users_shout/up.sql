-- Add the column users.shout.
ALTER TABLE `users` ADD COLUMN `shout` VARCHAR(50) GENERATED ALWAYS AS (upper(name)) STORED;
