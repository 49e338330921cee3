-- Rename the column users.full_name to name (H004: programs made before may fail).
ALTER TABLE `users`
    DROP CONSTRAINT `users_name_ok`,
    RENAME COLUMN `full_name` TO `name`,
    ADD CONSTRAINT `users_name_ok` CHECK (name <> '');

-- Rename users_full_name_idx of users to users_name_idx.
ALTER TABLE `users` RENAME INDEX `users_full_name_idx` TO `users_name_idx`;
