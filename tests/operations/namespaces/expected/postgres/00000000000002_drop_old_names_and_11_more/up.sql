-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the view old.names.
DROP VIEW "old"."names";

-- Create the namespace blog.
CREATE SCHEMA "blog";

-- Rename the table users to auth.accounts (H004: programs made before may fail).
ALTER TABLE "users" SET SCHEMA "auth";
ALTER TABLE "auth"."users" RENAME TO "accounts";
ALTER SEQUENCE "auth"."users_id_seq" RENAME TO "accounts_id_seq";
ALTER TABLE "auth"."accounts" RENAME CONSTRAINT "users_n_check" TO "accounts_n_check";

-- Rename the table old.posts to blog.posts (H004: programs made before may fail).
ALTER TABLE "old"."posts" SET SCHEMA "blog";

-- Rename the enum role to auth.role.
ALTER TYPE "role" SET SCHEMA "auth";

-- Rename the enum old.state to auth.state.
ALTER TYPE "old"."state" SET SCHEMA "auth";

-- Rename users_pkey of auth.accounts to accounts_pkey.
ALTER TABLE "auth"."accounts" RENAME CONSTRAINT "users_pkey" TO "accounts_pkey";

-- Rename users_role_idx of auth.accounts to accounts_role_idx.
ALTER INDEX "auth"."users_role_idx" RENAME TO "accounts_role_idx";

-- Add the column blog.posts.title.
ALTER TABLE "blog"."posts" ADD COLUMN "title" text;

-- Drop the table old.gone (H001: what is in it does not come back).
DROP TABLE "old"."gone";

-- Drop the namespace old.
DROP SCHEMA "old";

-- Create the view auth.names.
CREATE VIEW "auth"."names" ("id") AS
SELECT id FROM auth.accounts;
