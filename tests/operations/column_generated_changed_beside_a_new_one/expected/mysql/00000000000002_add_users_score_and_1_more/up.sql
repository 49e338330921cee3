-- Change the table users.
-- - Add the column users.score
-- - Change the column users.next: what is declared of it
ALTER TABLE `users`
    MODIFY COLUMN `next` INT GENERATED ALWAYS AS (age + 2) STORED,
    ADD COLUMN `score` INT NOT NULL DEFAULT 7;
ALTER TABLE `users` MODIFY COLUMN `score` INT NOT NULL;
