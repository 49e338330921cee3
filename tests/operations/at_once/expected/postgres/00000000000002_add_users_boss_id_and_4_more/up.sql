-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.name is NULL.
-- rows: SELECT "id" FROM "users" WHERE "name" IS NULL
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id" FROM "users" WHERE "name" IS NULL) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.name is NULL: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- preflight: users.name is not unique.
-- rows: SELECT "name" FROM "users" WHERE "name" IS NOT NULL GROUP BY "name" HAVING count(*) > 1
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "name" FROM "users" WHERE "name" IS NOT NULL GROUP BY "name" HAVING count(*) > 1) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.name is not unique: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- preflight: users does not meet users_name_ok.
-- rows: SELECT "id" FROM "users" WHERE NOT (name <> '')
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id" FROM "users" WHERE NOT (name <> '')) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users does not meet users_name_ok: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Change the table users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
-- - Add the column users.boss_id
-- - Change the column users.name: it is NOT NULL
-- - Add the unique constraint users_name_key to users: UNIQUE ("name")
-- - Add the check users_name_ok to users: CHECK (name <> '')
-- - Create the index users_boss_id_idx on users
ALTER TABLE "users"
    ADD COLUMN "boss_id" bigint,
    ALTER COLUMN "name" SET NOT NULL,
    ADD CONSTRAINT "users_name_key" UNIQUE ("name"),
    ADD CONSTRAINT "users_name_ok" CHECK (name <> '');
CREATE INDEX "users_boss_id_idx" ON "users" ("boss_id");

-- Let users refer to users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE "users" ADD CONSTRAINT "users_boss_id_fkey" FOREIGN KEY ("boss_id") REFERENCES "users" ("id");
