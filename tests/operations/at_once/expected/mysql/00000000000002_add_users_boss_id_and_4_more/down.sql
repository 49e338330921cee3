-- No longer let users refer to users.
ALTER TABLE `users` DROP FOREIGN KEY `users_boss_id_fkey`;

-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.boss_id
-- - Change the column users.name: it may be NULL
-- - Drop the unique constraint users_name_key of users
-- - Drop the check users_name_ok of users
-- - Drop the index users_boss_id_idx on users
ALTER TABLE `users`
    DROP INDEX `users_boss_id_idx`,
    DROP INDEX `users_name_key`,
    DROP CONSTRAINT `users_name_ok`,
    DROP COLUMN `boss_id`,
    MODIFY COLUMN `name` VARCHAR(50);
