-- Rename one of users to other.
ALTER TABLE `users` RENAME INDEX `one` TO `other`;
