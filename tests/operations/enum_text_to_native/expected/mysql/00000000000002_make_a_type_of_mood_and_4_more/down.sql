-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
-- - Change the column users.mood: ENUM('calm', 'glad', 'angry') becomes VARCHAR(64)
-- - Change the column users.former: ENUM('calm', 'glad', 'angry') becomes VARCHAR(64)
-- - Add the check users_mood_check to users: CHECK (`mood` IN ('calm', 'glad', 'angry'))
-- - Add the check users_former_check to users: CHECK (`former` IN ('calm', 'glad', 'angry'))
ALTER TABLE `users`
    MODIFY COLUMN `mood` VARCHAR(64) NOT NULL DEFAULT 'calm',
    MODIFY COLUMN `former` VARCHAR(64),
    ADD CONSTRAINT `users_mood_check` CHECK (`mood` IN ('calm', 'glad', 'angry')),
    ADD CONSTRAINT `users_former_check` CHECK (`former` IN ('calm', 'glad', 'angry'));
