-- Create the index users_name_idx on users.
CREATE INDEX "users_name_idx" ON "users" ("name");
