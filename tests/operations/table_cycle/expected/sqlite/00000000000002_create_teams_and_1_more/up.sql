-- Keep the rows that refer to tables which are written anew: foreign keys go off, outside of a transaction.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- Create the table teams.
CREATE TABLE "teams" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "lead_id" BIGINT,
    CONSTRAINT "teams_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "users" ("id")
);

-- Add the column users.team_id.
ALTER TABLE "users" ADD COLUMN "team_id" BIGINT CONSTRAINT "users_team_id_fkey" REFERENCES "teams" ("id");

-- Take all of it back when a row refers to nothing.
CREATE TEMP TABLE "codegen_preflight" ("rows" INTEGER, CONSTRAINT "a row refers to a row that does not exist" CHECK ("rows" = 0));
INSERT INTO temp."codegen_preflight" SELECT count(*) FROM (SELECT "table", "rowid", "parent" FROM pragma_foreign_key_check);
DROP TABLE temp."codegen_preflight";

-- Done, and foreign keys are on again.
COMMIT;
PRAGMA foreign_keys = ON;
