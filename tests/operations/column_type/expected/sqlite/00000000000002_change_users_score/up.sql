-- Change the column users.score: INTEGER becomes DECIMAL(12, 2), its default is 7 (H002: writes every row anew under a lock).
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    "score" DECIMAL(12, 2) NOT NULL DEFAULT 7
);
INSERT INTO "codegen_new_users" ("id", "name", "score")
SELECT "id", "name", "score"
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
