-- Change the column users.name: VARCHAR(50) becomes VARCHAR(50).
ALTER TABLE `users` MODIFY COLUMN `name` VARCHAR(50) COLLATE utf8mb4_general_ci NOT NULL;
