-- preflight: users.name does not fit VARCHAR(50).
-- rows: SELECT "id", "name" FROM "users" WHERE (length("name") > 50)
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "users.name does not fit VARCHAR(50)" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "id", "name" FROM "users" WHERE (length("name") > 50));
DROP TABLE temp."codegen_preflight";

-- Change the column users.name: VARCHAR(80) becomes VARCHAR(50) (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
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
