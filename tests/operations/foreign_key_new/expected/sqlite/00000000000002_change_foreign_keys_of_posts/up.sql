-- preflight: posts.author_id refers to no row of users.
-- rows: SELECT c."id", c."author_id" FROM "posts" AS c WHERE c."author_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."author_id")
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "posts.author_id refers to no row of users" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT c."id", c."author_id" FROM "posts" AS c WHERE c."author_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."author_id"));
DROP TABLE temp."codegen_preflight";

-- Change what posts refers to (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
CREATE TABLE "codegen_new_posts" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "author_id" BIGINT NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
INSERT INTO "codegen_new_posts" ("id", "author_id", "title")
SELECT "id", "author_id", "title"
FROM "posts";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_posts';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_posts', "seq" FROM "sqlite_sequence" WHERE "name" = 'posts';
DROP TABLE "posts";
ALTER TABLE "codegen_new_posts" RENAME TO "posts";
CREATE INDEX "posts_author_id_idx" ON "posts" ("author_id");
