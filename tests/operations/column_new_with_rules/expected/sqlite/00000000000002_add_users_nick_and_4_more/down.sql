-- Keep the rows that refer to tables which are written anew: foreign keys go off, outside of a transaction.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- Change the table users (H001: what is in it does not come back) (H002: writes every row anew under a lock) (H004: programs made before may fail).
-- - Drop the column users.nick
-- - Drop the column users.boss_id
-- - Drop the unique constraint users_nick_key of users
-- - Drop the check users_nick_is_not_empty of users
-- - Drop the index users_boss_id_idx on users
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL
);
INSERT INTO "codegen_new_users" ("id", "name")
SELECT "id", "name"
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";

-- Take all of it back when a row refers to nothing.
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "a row refers to a row that does not exist" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "table", "rowid", "parent" FROM pragma_foreign_key_check);
DROP TABLE temp."codegen_preflight";

-- Done, and foreign keys are on again.
COMMIT;
PRAGMA foreign_keys = ON;
