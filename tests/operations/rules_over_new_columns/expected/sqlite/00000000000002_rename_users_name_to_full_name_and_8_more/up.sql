-- preflight: users.slug is not unique.
-- rows: SELECT "slug" FROM (SELECT r.*, (lower(full_name)) AS "slug" FROM (SELECT "id" AS "id", "name" AS "full_name", "age" AS "age" FROM "users") AS r) AS t WHERE "slug" IS NOT NULL GROUP BY "slug" HAVING count(*) > 1
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "users.slug is not unique" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "slug" FROM (SELECT r.*, (lower(full_name)) AS "slug" FROM (SELECT "id" AS "id", "name" AS "full_name", "age" AS "age" FROM "users") AS r) AS t WHERE "slug" IS NOT NULL GROUP BY "slug" HAVING count(*) > 1);
DROP TABLE temp."codegen_preflight";

-- preflight: users.full_name, group_of is not unique.
-- rows: SELECT "full_name", "group_of" FROM (SELECT r.*, 1 AS "group_of" FROM (SELECT "id" AS "id", "name" AS "full_name", "age" AS "age" FROM "users") AS r) AS t WHERE "full_name" IS NOT NULL AND "group_of" IS NOT NULL GROUP BY "full_name", "group_of" HAVING count(*) > 1
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "users.full_name, group_of is not unique" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "full_name", "group_of" FROM (SELECT r.*, 1 AS "group_of" FROM (SELECT "id" AS "id", "name" AS "full_name", "age" AS "age" FROM "users") AS r) AS t WHERE "full_name" IS NOT NULL AND "group_of" IS NOT NULL GROUP BY "full_name", "group_of" HAVING count(*) > 1);
DROP TABLE temp."codegen_preflight";

-- preflight: users does not meet users_age_within.
-- rows: SELECT "id" FROM (SELECT r.*, 200 AS "limit_of" FROM (SELECT "id" AS "id", "name" AS "full_name", "age" AS "age" FROM "users") AS r) AS t WHERE NOT (age < limit_of)
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "users does not meet users_age_within" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "id" FROM (SELECT r.*, 200 AS "limit_of" FROM (SELECT "id" AS "id", "name" AS "full_name", "age" AS "age" FROM "users") AS r) AS t WHERE NOT (age < limit_of));
DROP TABLE temp."codegen_preflight";

-- Rename the column users.name to full_name (H004: programs made before may fail).
ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
-- - Add the column users.limit_of
-- - Add the column users.slug
-- - Add the column users.group_of
-- - Add the column users.height
-- - Add the unique constraint users_slug_key to users: UNIQUE ("slug")
-- - Add the unique constraint users_full_name_group_of_key to users: UNIQUE ("full_name", "group_of")
-- - Add the check users_age_within to users: CHECK (age < limit_of)
-- - Add the check users_height to users: CHECK (height >= 0)
CREATE TABLE "codegen_new_users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "full_name" VARCHAR(50) NOT NULL,
    "age" INTEGER NOT NULL,
    "limit_of" INTEGER NOT NULL DEFAULT 200,
    "slug" VARCHAR(60) NOT NULL,
    "group_of" INTEGER NOT NULL DEFAULT 1,
    "height" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "users_slug_key" UNIQUE ("slug"),
    CONSTRAINT "users_full_name_group_of_key" UNIQUE ("full_name", "group_of"),
    CONSTRAINT "users_age_within" CHECK (age < limit_of),
    CONSTRAINT "users_height" CHECK (height >= 0)
);
INSERT INTO "codegen_new_users" ("id", "full_name", "age", "slug")
SELECT "id", "full_name", "age", (lower(full_name))
FROM "users";
DELETE FROM "sqlite_sequence" WHERE "name" = 'codegen_new_users';
INSERT INTO "sqlite_sequence" ("name", "seq")
SELECT 'codegen_new_users', "seq" FROM "sqlite_sequence" WHERE "name" = 'users';
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
