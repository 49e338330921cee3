-- Add the unique constraint users_key to users: UNIQUE (`name`, `team`) (H003: fails while rows stand in the way).
ALTER TABLE `users`
    DROP INDEX `users_key`,
    ADD CONSTRAINT `users_key` UNIQUE (`name`, `team`),
    ALGORITHM = INPLACE,
    LOCK = NONE;
