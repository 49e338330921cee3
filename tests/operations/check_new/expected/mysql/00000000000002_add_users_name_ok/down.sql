-- Drop the check users_name_ok of users.
ALTER TABLE `users` DROP CONSTRAINT `users_name_ok`;
