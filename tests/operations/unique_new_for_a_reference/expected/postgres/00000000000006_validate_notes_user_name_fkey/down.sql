-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let notes refer to users.
ALTER TABLE "notes" DROP CONSTRAINT "notes_user_name_fkey";

-- Let notes refer to users.
ALTER TABLE "notes" ADD CONSTRAINT "notes_user_name_fkey" FOREIGN KEY ("user_name") REFERENCES "users" ("name") NOT VALID;
