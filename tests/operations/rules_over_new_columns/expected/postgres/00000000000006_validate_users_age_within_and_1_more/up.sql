-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Hold the rows that users has to users_age_within, while others use them.
-- preflight: users does not meet users_age_within.
-- rows: SELECT "id" FROM "users" WHERE NOT (age < limit_of)
ALTER TABLE "users" VALIDATE CONSTRAINT "users_age_within";

-- Hold the rows that users has to users_height, while others use them.
-- preflight: users does not meet users_height.
-- rows: SELECT "id" FROM "users" WHERE NOT (height >= 0)
ALTER TABLE "users" VALIDATE CONSTRAINT "users_height";
