-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.mood does not fit text.
-- rows: SELECT "id", "mood" FROM "users" WHERE ("mood" NOT IN ('calm', 'glad', 'angry'))
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id", "mood" FROM "users" WHERE ("mood" NOT IN ('calm', 'glad', 'angry'))) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.mood does not fit text: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- preflight: users.former does not fit text.
-- rows: SELECT "id", "former" FROM "users" WHERE ("former" NOT IN ('calm', 'glad', 'angry'))
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id", "former" FROM "users" WHERE ("former" NOT IN ('calm', 'glad', 'angry'))) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.former does not fit text: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Change the table users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
-- - Add the check users_mood_check to users: CHECK ("mood" IN ('calm', 'glad', 'angry'))
-- - Add the check users_former_check to users: CHECK ("former" IN ('calm', 'glad', 'angry'))
ALTER TABLE "users"
    ADD CONSTRAINT "users_mood_check" CHECK ("mood" IN ('calm', 'glad', 'angry')),
    ADD CONSTRAINT "users_former_check" CHECK ("former" IN ('calm', 'glad', 'angry'));
