-- Change the table users.
-- - Drop the index other on users
-- - Create the index one on users
DROP INDEX "other";
CREATE INDEX "one" ON "users" ("name");
