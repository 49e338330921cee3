-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail).
-- - Give the rows their labels' new names in users.mood
-- - Give the rows their labels' new names in users.former
-- - Add the check users_mood_check to users: CHECK (`mood` IN ('calm', 'glad', 'angry'))
-- - Add the check users_former_check to users: CHECK (`former` IN ('calm', 'glad', 'angry'))
ALTER TABLE `users` DROP CONSTRAINT `users_mood_check`;
UPDATE `users` SET `mood` = CASE `mood` WHEN 'angry' THEN 'glad' WHEN 'furious' THEN 'angry' ELSE `mood` END WHERE `mood` IN ('angry', 'furious');
ALTER TABLE `users` DROP CONSTRAINT `users_former_check`;
UPDATE `users` SET `former` = CASE `former` WHEN 'angry' THEN 'glad' WHEN 'furious' THEN 'angry' ELSE `former` END WHERE `former` IN ('angry', 'furious');
ALTER TABLE `users`
    ADD CONSTRAINT `users_mood_check` CHECK (`mood` IN ('calm', 'glad', 'angry')),
    ADD CONSTRAINT `users_former_check` CHECK (`former` IN ('calm', 'glad', 'angry'));
