-- No longer let users refer to teams.
ALTER TABLE `users` DROP FOREIGN KEY `users_team_id_fkey`;

-- Change the table users (H001: what is in it does not come back) (H004: programs made before may fail).
-- - Drop the column users.team_id
-- - Drop the index users_team_id_fkey on users
ALTER TABLE `users`
    DROP INDEX `users_team_id_fkey`,
    DROP COLUMN `team_id`,
    ALGORITHM = INPLACE,
    LOCK = NONE;

-- Drop the table teams (H001: what is in it does not come back).
DROP TABLE `teams`;
