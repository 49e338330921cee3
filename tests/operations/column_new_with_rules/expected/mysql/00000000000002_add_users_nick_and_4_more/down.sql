-- No longer let users refer to users.
ALTER TABLE `users` DROP FOREIGN KEY `users_boss_id_fkey`;

-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.nick
-- - Drop the column users.boss_id
-- - Drop the unique constraint users_nick_key of users
-- - Drop the check users_nick_is_not_empty of users
-- - Drop the index users_boss_id_idx on users
ALTER TABLE `users`
    DROP INDEX `users_boss_id_idx`,
    DROP INDEX `users_nick_key`,
    DROP CONSTRAINT `users_nick_is_not_empty`,
    DROP COLUMN `nick`,
    DROP COLUMN `boss_id`;
