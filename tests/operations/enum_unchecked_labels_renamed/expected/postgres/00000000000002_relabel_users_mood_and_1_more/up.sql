-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H002: writes every row anew under a lock) (H004: programs made before may fail).
-- - Give the rows their labels' new names in users.mood
-- - Give the rows their labels' new names in users.former
UPDATE "users" SET "mood" = CASE "mood" WHEN 'glad' THEN 'angry' WHEN 'angry' THEN 'furious' ELSE "mood" END WHERE "mood" IN ('glad', 'angry');
UPDATE "users" SET "former" = CASE "former" WHEN 'glad' THEN 'angry' WHEN 'angry' THEN 'furious' ELSE "former" END WHERE "former" IN ('glad', 'angry');
