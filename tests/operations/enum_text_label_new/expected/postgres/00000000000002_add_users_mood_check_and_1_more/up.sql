-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
-- - Add the check users_mood_check to users: CHECK ("mood" IN ('calm', 'glad', 'angry', 'sad'))
-- - Add the check users_former_check to users: CHECK ("former" IN ('calm', 'glad', 'angry', 'sad'))
ALTER TABLE "users"
    DROP CONSTRAINT "users_mood_check",
    DROP CONSTRAINT "users_former_check",
    ADD CONSTRAINT "users_mood_check" CHECK ("mood" IN ('calm', 'glad', 'angry', 'sad')),
    ADD CONSTRAINT "users_former_check" CHECK ("former" IN ('calm', 'glad', 'angry', 'sad'));
