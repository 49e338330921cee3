-- Change the column users.shout: what is declared of it.
ALTER TABLE `users` MODIFY COLUMN `shout` VARCHAR(50) GENERATED ALWAYS AS (lower(name)) STORED;
