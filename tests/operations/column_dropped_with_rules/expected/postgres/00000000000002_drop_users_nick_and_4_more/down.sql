-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users (H003: fails while rows stand in the way) (H005: others cannot write while all rows are read).
-- - Add the column users.nick
-- - Add the column users.age
-- - Add the unique constraint users_nick_key to users: UNIQUE ("nick")
-- - Add the check users_age_ok to users: CHECK (age > 0)
-- - Create the index users_age_name_idx on users
ALTER TABLE "users"
    ADD COLUMN "nick" varchar(20),
    ADD COLUMN "age" integer,
    ADD CONSTRAINT "users_nick_key" UNIQUE ("nick"),
    ADD CONSTRAINT "users_age_ok" CHECK (age > 0);
CREATE INDEX "users_age_name_idx" ON "users" ("age", "name");
