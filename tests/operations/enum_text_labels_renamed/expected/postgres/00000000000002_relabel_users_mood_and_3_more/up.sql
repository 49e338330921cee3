-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
-- - Give the rows their labels' new names in users.mood
-- - Give the rows their labels' new names in users.former
-- - Add the check users_mood_check to users: CHECK ("mood" IN ('calm', 'angry', 'furious'))
-- - Add the check users_former_check to users: CHECK ("former" IN ('calm', 'angry', 'furious'))
ALTER TABLE "users"
    DROP CONSTRAINT "users_mood_check",
    DROP CONSTRAINT "users_former_check";
UPDATE "users" SET "mood" = CASE "mood" WHEN 'glad' THEN 'angry' WHEN 'angry' THEN 'furious' ELSE "mood" END WHERE "mood" IN ('glad', 'angry');
UPDATE "users" SET "former" = CASE "former" WHEN 'glad' THEN 'angry' WHEN 'angry' THEN 'furious' ELSE "former" END WHERE "former" IN ('glad', 'angry');
ALTER TABLE "users"
    ADD CONSTRAINT "users_mood_check" CHECK ("mood" IN ('calm', 'angry', 'furious')),
    ADD CONSTRAINT "users_former_check" CHECK ("former" IN ('calm', 'angry', 'furious'));
