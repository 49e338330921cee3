-- Rename the column users.full_name to name (H004: programs made before may fail).
ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";

-- Change the table users (H001: what is in it does not come back) (H002: writes every row anew under a lock) (H004: programs made before may fail).
-- - Drop the column users.limit_of
-- - Drop the column users.slug
-- - Drop the column users.group_of
-- - Drop the column users.height
-- - Drop the unique constraint users_slug_key of users
-- - Drop the unique constraint users_full_name_group_of_key of users
-- - Drop the check users_age_within of users
-- - Drop the check users_height of users
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    "age" INTEGER NOT NULL
);
INSERT INTO "codegen_new_users" ("id", "name", "age")
SELECT "id", "name", "age"
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
