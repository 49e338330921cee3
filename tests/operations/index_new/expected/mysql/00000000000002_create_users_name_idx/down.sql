-- Drop the index users_name_idx on users.
ALTER TABLE `users`
    DROP INDEX `users_name_idx`,
    ALGORITHM = INPLACE,
    LOCK = NONE;
