-- Drop the view names.
DROP VIEW `names`;
