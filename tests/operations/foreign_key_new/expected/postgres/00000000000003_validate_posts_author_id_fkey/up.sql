-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Hold the rows that posts has to posts_author_id_fkey, while others use them.
ALTER TABLE "posts" VALIDATE CONSTRAINT "posts_author_id_fkey";
