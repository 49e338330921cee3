-- Drop the unique constraint users_name_key of users.
ALTER TABLE `users`
    DROP INDEX `users_name_key`,
    ALGORITHM = INPLACE,
    LOCK = NONE;
