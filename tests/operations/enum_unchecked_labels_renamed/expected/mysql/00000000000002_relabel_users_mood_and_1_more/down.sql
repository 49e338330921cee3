-- Change the table users (H002: writes every row anew under a lock) (H004: programs made before may fail).
-- - Give the rows their labels' new names in users.mood
-- - Give the rows their labels' new names in users.former
UPDATE `users` SET `mood` = CASE `mood` WHEN 'angry' THEN 'glad' WHEN 'furious' THEN 'angry' ELSE `mood` END WHERE `mood` IN ('angry', 'furious');
UPDATE `users` SET `former` = CASE `former` WHEN 'angry' THEN 'glad' WHEN 'furious' THEN 'angry' ELSE `former` END WHERE `former` IN ('angry', 'furious');
