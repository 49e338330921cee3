-- Add the check users_name_check to users: CHECK (`name` <> '-') (H003: fails while rows stand in the way).
ALTER TABLE `users`
    DROP CONSTRAINT `users_name_check`,
    ADD CONSTRAINT `users_name_check` CHECK (`name` <> '-');
