-- Rename the table accounts to users (H004: programs made before may fail).
ALTER TABLE `accounts` RENAME TO `users`;
