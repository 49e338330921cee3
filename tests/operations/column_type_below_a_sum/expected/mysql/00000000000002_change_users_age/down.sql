-- Change the column users.age: SMALLINT becomes INT (H002: writes every row anew under a lock).
ALTER TABLE `users` MODIFY COLUMN `age` INT;
