-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way) (H004: programs made before may fail).
-- - Give the rows their labels' new names in users.mood
-- - Give the rows their labels' new names in users.former
-- - Add the check users_mood_check to users: CHECK ("mood" IN ('calm', 'glad', 'angry'))
-- - Add the check users_former_check to users: CHECK ("former" IN ('calm', 'glad', 'angry'))
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    "mood" TEXT NOT NULL DEFAULT 'calm',
    "former" TEXT,
    CONSTRAINT "users_mood_check" CHECK ("mood" IN ('calm', 'glad', 'angry')),
    CONSTRAINT "users_former_check" CHECK ("former" IN ('calm', 'glad', 'angry')),
    CONSTRAINT "users_calm_have_names" CHECK (mood <> 'calm' OR name <> '')
);
INSERT INTO "codegen_new_users" ("id", "name", "mood", "former")
SELECT "id", "name", CASE "mood" WHEN 'furious' THEN 'angry' ELSE "mood" END, CASE "former" WHEN 'furious' THEN 'angry' ELSE "former" END
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
CREATE INDEX "users_mood_idx" ON "users" ("mood");
