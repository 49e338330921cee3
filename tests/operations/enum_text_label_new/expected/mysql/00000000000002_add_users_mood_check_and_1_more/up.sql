-- Change the table users (H003: fails while rows stand in the way).
-- - Add the check users_mood_check to users: CHECK (`mood` IN ('calm', 'glad', 'angry', 'sad'))
-- - Add the check users_former_check to users: CHECK (`former` IN ('calm', 'glad', 'angry', 'sad'))
ALTER TABLE `users`
    DROP CONSTRAINT `users_mood_check`,
    DROP CONSTRAINT `users_former_check`,
    ADD CONSTRAINT `users_mood_check` CHECK (`mood` IN ('calm', 'glad', 'angry', 'sad')),
    ADD CONSTRAINT `users_former_check` CHECK (`former` IN ('calm', 'glad', 'angry', 'sad'));
