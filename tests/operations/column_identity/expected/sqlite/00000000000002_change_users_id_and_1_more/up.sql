-- Change the table users (H002: writes every row anew under a lock).
-- - Change the column users.id: BIGINT becomes INTEGER, it counts by itself
-- - Drop the primary key users_pkey of users
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL
);
INSERT INTO "codegen_new_users" ("id", "name")
SELECT "id", "name"
FROM "users";
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
