-- preflight: users.id is not unique.
-- rows: SELECT "id" FROM "users" WHERE "id" IS NOT NULL GROUP BY "id" HAVING count(*) > 1
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "users.id is not unique" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "id" FROM "users" WHERE "id" IS NOT NULL GROUP BY "id" HAVING count(*) > 1);
DROP TABLE temp."codegen_preflight";

-- Change the table users (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
-- - Change the column users.id: INTEGER becomes BIGINT, it no longer counts by itself
-- - Add the primary key users_pkey to users: PRIMARY KEY ("id")
CREATE TABLE "codegen_new_users" (
    "id" BIGINT NOT NULL,
    "name" VARCHAR(50) NOT NULL,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
INSERT INTO "codegen_new_users" ("id", "name")
SELECT "id", "name"
FROM "users";
DROP TABLE "users";
ALTER TABLE "codegen_new_users" RENAME TO "users";
