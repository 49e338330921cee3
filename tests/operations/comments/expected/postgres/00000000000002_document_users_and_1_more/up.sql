-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Document the table users.
COMMENT ON TABLE "users" IS 'Who can sign in.';

-- Document the column users.name.
COMMENT ON COLUMN "users"."name" IS 'What one is called.';
