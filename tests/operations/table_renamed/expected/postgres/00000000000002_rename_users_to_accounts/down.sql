-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the table accounts to users (H004: programs made before may fail).
ALTER TABLE "accounts" RENAME TO "users";
ALTER SEQUENCE "accounts_id_seq" RENAME TO "users_id_seq";

-- Rename accounts_pkey of users to users_pkey.
ALTER TABLE "users" RENAME CONSTRAINT "accounts_pkey" TO "users_pkey";
