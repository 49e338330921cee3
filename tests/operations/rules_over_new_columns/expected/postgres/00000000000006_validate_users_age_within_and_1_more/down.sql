-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the table users.
-- - Add the check users_age_within to users: CHECK (age < limit_of) NOT VALID
-- - Add the check users_height to users: CHECK (height >= 0) NOT VALID
ALTER TABLE "users"
    DROP CONSTRAINT "users_age_within",
    DROP CONSTRAINT "users_height",
    ADD CONSTRAINT "users_age_within" CHECK (age < limit_of) NOT VALID,
    ADD CONSTRAINT "users_height" CHECK (height >= 0) NOT VALID;
