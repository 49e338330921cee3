-- Drop the view names.
DROP VIEW `names`;

-- Change the column users.name: VARCHAR(50) becomes VARCHAR(80) (H002: writes every row anew under a lock).
ALTER TABLE `users`
    MODIFY COLUMN `name` VARCHAR(80) NOT NULL,
    ALGORITHM = COPY,
    LOCK = SHARED;

-- Create the view names.
CREATE VIEW `names` (`id`, `name`) AS
SELECT id, name FROM users;
