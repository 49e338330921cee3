-- Change the table users (H002: writes every row anew under a lock) (H004: programs made before may fail).
-- - Give the rows their labels' new names in users.mood
-- - Give the rows their labels' new names in users.former
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    "mood" TEXT NOT NULL DEFAULT 'calm',
    "former" TEXT,
    CONSTRAINT "users_calm_have_names" CHECK (mood <> 'calm' OR name <> '')
);
INSERT INTO "codegen_new_users" ("id", "name", "mood", "former")
SELECT "id", "name", CASE "mood" WHEN 'angry' THEN 'glad' WHEN 'furious' THEN 'angry' ELSE "mood" END, CASE "former" WHEN 'angry' THEN 'glad' WHEN 'furious' THEN 'angry' ELSE "former" END
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
CREATE INDEX "users_mood_idx" ON "users" ("mood");
