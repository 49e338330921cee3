-- Change the table users.
-- - Add the column users.bio
-- - Add the column users.score
ALTER TABLE "users" ADD COLUMN "bio" TEXT;
ALTER TABLE "users" ADD COLUMN "score" INTEGER NOT NULL DEFAULT 0;
