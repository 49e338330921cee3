-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Let no new row have NULL in users.name (H002: writes every row anew under a lock).
UPDATE "users" SET "name" = 'nobody' WHERE "name" IS NULL;
ALTER TABLE "users" ADD CONSTRAINT "users_name_not_null" CHECK ("name" IS NOT NULL) NOT VALID;
