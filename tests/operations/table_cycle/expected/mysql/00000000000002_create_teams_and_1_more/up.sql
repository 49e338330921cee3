-- Create the table teams.
CREATE TABLE `teams` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `lead_id` BIGINT,
    CONSTRAINT `teams_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `teams_lead_id_fkey` FOREIGN KEY (`lead_id`) REFERENCES `users` (`id`),
    INDEX `teams_lead_id_fkey` (`lead_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Change the table users.
-- - Add the column users.team_id
-- - Create the index users_team_id_fkey on users
ALTER TABLE `users`
    ADD COLUMN `team_id` BIGINT,
    ADD INDEX `users_team_id_fkey` (`team_id`),
    ALGORITHM = INPLACE,
    LOCK = NONE;

-- Let users refer to teams (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE `users` ADD CONSTRAINT `users_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`), ALGORITHM = COPY, LOCK = SHARED;
