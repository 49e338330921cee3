-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- preflight: users.id does not fit integer.
-- rows: SELECT "id" FROM "users" WHERE ("id" NOT BETWEEN -2147483648 AND 2147483647)
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id" FROM "users" WHERE ("id" NOT BETWEEN -2147483648 AND 2147483647)) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'users.id does not fit integer: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- preflight: posts.id does not fit integer.
-- rows: SELECT "id" FROM "posts" WHERE ("id" NOT BETWEEN -2147483648 AND 2147483647)
DO $preflight$
DECLARE number bigint; sample text;
BEGIN
    SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM (SELECT "id" FROM "posts" WHERE ("id" NOT BETWEEN -2147483648 AND 2147483647)) AS row;
    IF number > 0 THEN RAISE EXCEPTION 'posts.id does not fit integer: % rows, such as %', number, sample; END IF;
END
$preflight$;

-- No longer let posts refer to users.
ALTER TABLE "posts" DROP CONSTRAINT "posts_author_id_fkey";

-- Change the column users.id: bigint becomes integer (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
ALTER TABLE "users" ALTER COLUMN "id" TYPE integer USING "id"::integer;

-- Change the column posts.id: bigint becomes integer (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail) (H005: others cannot write while all rows are read).
ALTER TABLE "posts" ALTER COLUMN "id" TYPE integer USING "id"::integer;

-- Let posts refer to users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE;
