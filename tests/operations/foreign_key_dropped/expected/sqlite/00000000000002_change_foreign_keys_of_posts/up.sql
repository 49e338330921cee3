-- Change what posts refers to (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
CREATE TABLE "codegen_new_posts" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "author_id" BIGINT NOT NULL,
    "title" VARCHAR(200) NOT NULL
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
