-- Change the table users.
-- - Drop the check users_mood_check of users
-- - Drop the check users_former_check of users
ALTER TABLE `users`
    DROP CONSTRAINT `users_mood_check`,
    DROP CONSTRAINT `users_former_check`;
