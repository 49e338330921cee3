-- Change the column users.name: it may be NULL (H002: writes every row anew under a lock).
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50),
    "age" INTEGER,
    "next" INTEGER GENERATED ALWAYS AS (age + 1) STORED
);
INSERT INTO "codegen_new_users" ("id", "name", "age")
SELECT "id", "name", "age"
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
