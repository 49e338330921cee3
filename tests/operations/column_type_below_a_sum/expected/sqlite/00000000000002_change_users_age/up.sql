-- preflight: users.age does not fit SMALLINT.
-- rows: SELECT "id", "age" FROM "users" WHERE ("age" NOT BETWEEN -32768 AND 32767)
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "users.age does not fit SMALLINT" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "id", "age" FROM "users" WHERE ("age" NOT BETWEEN -32768 AND 32767));
DROP TABLE temp."codegen_preflight";

-- Change the column users.age: INTEGER becomes SMALLINT (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    "age" SMALLINT,
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
