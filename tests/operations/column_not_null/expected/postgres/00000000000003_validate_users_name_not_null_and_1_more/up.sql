-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Hold the rows that users has to users_name_not_null, while others use them.
ALTER TABLE "users" VALIDATE CONSTRAINT "users_name_not_null";

-- Change the column users.name: it is NOT NULL.
ALTER TABLE "users" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "users" DROP CONSTRAINT "users_name_not_null";
