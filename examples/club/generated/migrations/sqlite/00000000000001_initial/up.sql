-- Create the table members.
CREATE TABLE "members" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    "phone" VARCHAR(30),
    "is_admin" BOOLEAN NOT NULL DEFAULT FALSE,
    CONSTRAINT "members_name_key" UNIQUE ("name")
);

-- Create the table sessions.
CREATE TABLE "sessions" (
    "token_hash" VARCHAR(64) NOT NULL,
    "member_id" BIGINT NOT NULL,
    CONSTRAINT "sessions_pkey" PRIMARY KEY ("token_hash"),
    CONSTRAINT "sessions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE
);
CREATE INDEX "sessions_member_id_idx" ON "sessions" ("member_id");

-- Create the table notices.
CREATE TABLE "notices" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "title" VARCHAR(100) NOT NULL,
    "body" TEXT NOT NULL,
    "posted_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
);

-- Create the table letters.
CREATE TABLE "letters" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "member_id" BIGINT NOT NULL,
    "subject" VARCHAR(100) NOT NULL,
    "body" TEXT NOT NULL,
    CONSTRAINT "letters_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE
);
CREATE INDEX "letters_member_id_idx" ON "letters" ("member_id");
