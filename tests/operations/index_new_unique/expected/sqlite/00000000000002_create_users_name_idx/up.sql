-- preflight: users.name is not unique.
-- rows: SELECT "name" FROM "users" WHERE "name" IS NOT NULL AND (name <> '') GROUP BY "name" HAVING count(*) > 1
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "users.name is not unique" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "name" FROM "users" WHERE "name" IS NOT NULL AND (name <> '') GROUP BY "name" HAVING count(*) > 1);
DROP TABLE temp."codegen_preflight";

-- Create the index users_name_idx on users (H003: fails while rows stand in the way).
CREATE UNIQUE INDEX "users_name_idx" ON "users" ("name") WHERE name <> '';
