-- preflight: users does not meet other.
-- rows: SELECT "id" FROM "users" WHERE NOT (name <> '')
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "users does not meet other" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "id" FROM "users" WHERE NOT (name <> ''));
DROP TABLE temp."codegen_preflight";

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
-- - Drop the check two of users
-- - Add the check other to users: CHECK (name <> '')
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    CONSTRAINT "one" CHECK (name <> ''),
    CONSTRAINT "other" CHECK (name <> '')
);
INSERT INTO "codegen_new_users" ("id", "name")
SELECT "id", "name"
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
