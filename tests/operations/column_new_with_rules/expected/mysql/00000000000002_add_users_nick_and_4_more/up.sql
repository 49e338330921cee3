-- Change the table users (H003: fails while rows stand in the way).
-- - Add the column users.nick
-- - Add the column users.boss_id
-- - Add the unique constraint users_nick_key to users: UNIQUE (`nick`)
-- - Add the check users_nick_is_not_empty to users: CHECK (nick <> '')
-- - Create the index users_boss_id_idx on users
ALTER TABLE `users`
    ADD COLUMN `nick` VARCHAR(20) AFTER `name`,
    ADD COLUMN `boss_id` BIGINT,
    ADD CONSTRAINT `users_nick_key` UNIQUE (`nick`),
    ADD CONSTRAINT `users_nick_is_not_empty` CHECK (nick <> ''),
    ADD INDEX `users_boss_id_idx` (`boss_id`);

-- Let users refer to users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE `users` ADD CONSTRAINT `users_boss_id_fkey` FOREIGN KEY (`boss_id`) REFERENCES `users` (`id`), ALGORITHM = COPY, LOCK = SHARED;
