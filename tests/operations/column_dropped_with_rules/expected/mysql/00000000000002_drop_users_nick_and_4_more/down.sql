-- Change the table users (H003: fails while rows stand in the way).
-- - Add the column users.nick
-- - Add the column users.age
-- - Add the unique constraint users_nick_key to users: UNIQUE (`nick`)
-- - Add the check users_age_ok to users: CHECK (age > 0)
-- - Create the index users_age_name_idx on users
ALTER TABLE `users`
    ADD COLUMN `nick` VARCHAR(20) AFTER `name`,
    ADD COLUMN `age` INT,
    ADD CONSTRAINT `users_nick_key` UNIQUE (`nick`),
    ADD CONSTRAINT `users_age_ok` CHECK (age > 0),
    ADD INDEX `users_age_name_idx` (`age`, `name`);
