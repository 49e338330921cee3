-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let posts refer to users.
ALTER TABLE "posts" DROP CONSTRAINT "posts_author_id_fkey";

-- Change the column users.id: integer becomes bigint (H002: writes every row anew under a lock) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
ALTER TABLE "users" ALTER COLUMN "id" TYPE bigint USING "id"::bigint;

-- Change the column posts.id: integer becomes bigint (H002: writes every row anew under a lock) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
ALTER TABLE "posts" ALTER COLUMN "id" TYPE bigint USING "id"::bigint;

-- Let posts refer to users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE;
