-- Create the index users_name_idx on users.
ALTER TABLE `users`
    ADD INDEX `users_name_idx` (`name`),
    ALGORITHM = INPLACE,
    LOCK = NONE;
