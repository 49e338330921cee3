-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Hold the rows that posts has to posts_author_id_fkey, while others use them.
-- preflight: posts.author_id refers to no row of users.
-- rows: SELECT c."id", c."author_id" FROM "posts" AS c WHERE c."author_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."author_id")
ALTER TABLE "posts" VALIDATE CONSTRAINT "posts_author_id_fkey";
