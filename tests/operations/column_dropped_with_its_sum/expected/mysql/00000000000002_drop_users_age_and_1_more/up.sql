-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.age
-- - Drop the column users.next
ALTER TABLE `users`
    DROP COLUMN `age`,
    DROP COLUMN `next`;
