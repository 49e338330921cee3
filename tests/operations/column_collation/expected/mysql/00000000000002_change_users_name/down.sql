-- Change the column users.name: VARCHAR(50) becomes VARCHAR(50).
ALTER TABLE `users` MODIFY COLUMN `name` VARCHAR(50) NOT NULL;
