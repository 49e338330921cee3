-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let posts refer to users.
ALTER TABLE "posts" DROP CONSTRAINT "posts_author_id_fkey";
