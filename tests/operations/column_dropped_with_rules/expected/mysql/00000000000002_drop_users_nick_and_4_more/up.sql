-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.nick
-- - Drop the column users.age
-- - Drop the unique constraint users_nick_key of users
-- - Drop the check users_age_ok of users
-- - Drop the index users_age_name_idx on users
ALTER TABLE `users`
    DROP INDEX `users_age_name_idx`,
    DROP INDEX `users_nick_key`,
    DROP CONSTRAINT `users_age_ok`,
    DROP COLUMN `nick`,
    DROP COLUMN `age`;
