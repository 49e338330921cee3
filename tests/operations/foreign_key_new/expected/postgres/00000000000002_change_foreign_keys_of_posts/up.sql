-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: posts.author_id refers to no row of users.
-- rows: SELECT c."id", c."author_id" FROM "posts" AS c WHERE c."author_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."author_id")
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT c."id", c."author_id" FROM "posts" AS c WHERE c."author_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."author_id")) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'posts.author_id refers to no row of users: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- Let posts refer to users.
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE NOT VALID;
