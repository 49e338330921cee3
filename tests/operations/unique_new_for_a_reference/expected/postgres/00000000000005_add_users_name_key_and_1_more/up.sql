-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: notes.user_name refers to no row of users.
-- rows: SELECT c."id", c."user_name" FROM "notes" AS c WHERE c."user_name" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."name" = c."user_name")
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT c."id", c."user_name" FROM "notes" AS c WHERE c."user_name" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."name" = c."user_name")) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'notes.user_name refers to no row of users: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Make the index users_name_key a unique constraint of users.
ALTER TABLE "users" ADD CONSTRAINT "users_name_key" UNIQUE USING INDEX "users_name_key";

-- Let notes refer to users.
ALTER TABLE "notes" ADD CONSTRAINT "notes_user_name_fkey" FOREIGN KEY ("user_name") REFERENCES "users" ("name") NOT VALID;
