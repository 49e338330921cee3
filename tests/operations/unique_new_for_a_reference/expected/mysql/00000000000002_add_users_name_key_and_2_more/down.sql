-- No longer let notes refer to users.
ALTER TABLE `notes` DROP FOREIGN KEY `notes_user_name_fkey`;

-- Drop the unique constraint users_name_key of users.
ALTER TABLE `users`
    DROP INDEX `users_name_key`,
    ALGORITHM = INPLACE,
    LOCK = NONE;

-- Change the table notes (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column notes.user_name
-- - Drop the index notes_user_name_idx on notes
ALTER TABLE `notes`
    DROP INDEX `notes_user_name_idx`,
    DROP COLUMN `user_name`,
    ALGORITHM = INPLACE,
    LOCK = NONE;
