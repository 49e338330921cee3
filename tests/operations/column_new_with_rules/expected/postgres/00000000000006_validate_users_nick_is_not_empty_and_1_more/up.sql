-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Hold the rows that users has to users_nick_is_not_empty, while others use them.
-- preflight: users does not meet users_nick_is_not_empty.
-- rows: SELECT "id" FROM "users" WHERE NOT (nick <> '')
ALTER TABLE "users" VALIDATE CONSTRAINT "users_nick_is_not_empty";

-- Hold the rows that users has to users_boss_id_fkey, while others use them.
-- preflight: users.boss_id refers to no row of users.
-- rows: SELECT c."id", c."boss_id" FROM "users" AS c WHERE c."boss_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."boss_id")
ALTER TABLE "users" VALIDATE CONSTRAINT "users_boss_id_fkey";
