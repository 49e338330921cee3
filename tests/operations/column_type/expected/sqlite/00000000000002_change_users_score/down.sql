-- preflight: users.score does not fit INTEGER.
-- rows: SELECT "id", "score" FROM "users" WHERE ("score" <> round("score", 0) OR "score" NOT BETWEEN -2147483648 AND 2147483647)
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "users.score does not fit INTEGER" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "id", "score" FROM "users" WHERE ("score" <> round("score", 0) OR "score" NOT BETWEEN -2147483648 AND 2147483647));
DROP TABLE temp."codegen_preflight";

-- Change the column users.score: DECIMAL(12, 2) becomes INTEGER, its default is 7 (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    "score" INTEGER NOT NULL DEFAULT 7
);
INSERT INTO "codegen_new_users" ("id", "name", "score")
SELECT "id", "name", "score"
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
