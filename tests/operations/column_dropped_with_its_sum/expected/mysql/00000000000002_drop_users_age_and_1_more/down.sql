-- Change the table users.
-- - Add the column users.age
-- - Add the column users.next
ALTER TABLE `users`
    ADD COLUMN `age` INT AFTER `name`,
    ADD COLUMN `next` INT GENERATED ALWAYS AS (age + 1) STORED;
