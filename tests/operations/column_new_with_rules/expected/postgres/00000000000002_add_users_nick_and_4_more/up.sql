-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users.
-- - Add the column users.nick
-- - Add the column users.boss_id
-- - Add the check users_nick_is_not_empty to users: CHECK (nick <> '') NOT VALID
ALTER TABLE "users"
    ADD COLUMN "nick" varchar(20),
    ADD COLUMN "boss_id" bigint,
    ADD CONSTRAINT "users_nick_is_not_empty" CHECK (nick <> '') NOT VALID;

-- Let users refer to users.
ALTER TABLE "users" ADD CONSTRAINT "users_boss_id_fkey" FOREIGN KEY ("boss_id") REFERENCES "users" ("id") NOT VALID;
