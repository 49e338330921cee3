-- Rename other of users to one.
ALTER TABLE `users` RENAME INDEX `other` TO `one`;
