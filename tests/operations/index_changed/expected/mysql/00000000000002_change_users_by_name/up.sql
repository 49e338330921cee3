-- Change the index users_by_name on users.
ALTER TABLE `users`
    DROP INDEX `users_by_name`,
    ADD INDEX `users_by_name` (`name` DESC),
    ALGORITHM = INPLACE,
    LOCK = NONE;
