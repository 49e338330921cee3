-- Rename the column users.name to full_name (H004: programs made before may fail).
ALTER TABLE `users`
    DROP CONSTRAINT `users_name_ok`,
    RENAME COLUMN `name` TO `full_name`,
    ADD CONSTRAINT `users_name_ok` CHECK (full_name <> '');

-- Rename users_name_idx of users to users_full_name_idx.
ALTER TABLE `users` RENAME INDEX `users_name_idx` TO `users_full_name_idx`;
