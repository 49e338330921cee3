-- Create the view names.
CREATE VIEW `names` (`id`, `name`) AS
SELECT id, name FROM users;
