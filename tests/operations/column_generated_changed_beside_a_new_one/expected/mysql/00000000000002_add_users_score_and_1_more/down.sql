-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.score
-- - Change the column users.next: what is declared of it
ALTER TABLE `users`
    DROP COLUMN `score`,
    MODIFY COLUMN `next` INT GENERATED ALWAYS AS (age + 1) STORED;
