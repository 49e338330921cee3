-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
-- - Add the column users.nick
-- - Add the column users.age
-- - Add the unique constraint users_nick_key to users: UNIQUE ("nick")
-- - Add the check users_age_ok to users: CHECK (age > 0)
-- - Create the index users_age_name_idx on users
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    "nick" VARCHAR(20),
    "age" INTEGER,
    CONSTRAINT "users_nick_key" UNIQUE ("nick"),
    CONSTRAINT "users_age_ok" CHECK (age > 0)
);
INSERT INTO "codegen_new_users" ("id", "name")
SELECT "id", "name"
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
CREATE INDEX "users_age_name_idx" ON "users" ("age", "name");
