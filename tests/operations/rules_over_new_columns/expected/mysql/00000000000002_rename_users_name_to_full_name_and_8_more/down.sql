-- Rename the column users.full_name to name (H004: programs made before may fail).
ALTER TABLE `users` RENAME COLUMN `full_name` TO `name`;

-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.limit_of
-- - Drop the column users.slug
-- - Drop the column users.group_of
-- - Drop the column users.height
-- - Drop the unique constraint users_slug_key of users
-- - Drop the unique constraint users_full_name_group_of_key of users
-- - Drop the check users_age_within of users
-- - Drop the check users_height of users
ALTER TABLE `users`
    DROP INDEX `users_slug_key`,
    DROP INDEX `users_full_name_group_of_key`,
    DROP CONSTRAINT `users_age_within`,
    DROP CONSTRAINT `users_height`,
    DROP COLUMN `limit_of`,
    DROP COLUMN `slug`,
    DROP COLUMN `group_of`,
    DROP COLUMN `height`;
