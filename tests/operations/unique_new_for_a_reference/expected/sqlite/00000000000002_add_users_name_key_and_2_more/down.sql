-- Keep the rows that refer to tables which are written anew: foreign keys go off, outside of a transaction.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- Drop the unique constraint users_name_key of users (H002: writes every row anew under a lock).
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

-- Change the table notes (H001: what is in it does not come back) (H002: writes every row anew under a lock) (H004: programs made before may fail).
-- - Drop the column notes.user_name
-- - Drop the index notes_user_name_idx on notes
CREATE TABLE "codegen_new_notes" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL
);
INSERT INTO "codegen_new_notes" ("id", "text")
SELECT "id", "text"
FROM "notes";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_notes';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_notes', "seq" FROM "sqlite_sequence" WHERE "name" = 'notes';
DROP TABLE "notes";
ALTER TABLE "codegen_new_notes" RENAME TO "notes";

-- Take all of it back when a row refers to nothing.
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "a row refers to a row that does not exist" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "table", "rowid", "parent" FROM pragma_foreign_key_check);
DROP TABLE temp."codegen_preflight";

-- Done, and foreign keys are on again.
COMMIT;
PRAGMA foreign_keys = ON;
