-- Change the table users.
-- - Drop the index one on users
-- - Create the index other on users
DROP INDEX "one";
CREATE INDEX "other" ON "users" ("name");
