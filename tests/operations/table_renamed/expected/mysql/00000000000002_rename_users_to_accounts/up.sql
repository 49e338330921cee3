-- Rename the table users to accounts (H004: programs made before may fail).
ALTER TABLE `users` RENAME TO `accounts`;
