-- Create the table people.
CREATE TABLE "people" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mentor_id" BIGINT,
    "name" VARCHAR(80) NOT NULL,
    CONSTRAINT "people_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "people" ("id") ON DELETE SET NULL
);
CREATE INDEX "people_mentor_id_idx" ON "people" ("mentor_id");

-- Create the table profiles.
CREATE TABLE "profiles" (
    "id" TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', (random() & 3) + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    "person_id" BIGINT NOT NULL,
    "text" TEXT,
    CONSTRAINT "profiles_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "profiles_person_id_key" UNIQUE ("person_id"),
    CONSTRAINT "profiles_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);

-- Create the table letters.
CREATE TABLE "letters" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "sender_id" BIGINT NOT NULL,
    "recipient_id" BIGINT NOT NULL,
    CONSTRAINT "letters_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "people" ("id"),
    CONSTRAINT "letters_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "people" ("id")
);
CREATE INDEX "letters_sender_id_idx" ON "letters" ("sender_id");
CREATE INDEX "letters_recipient_id_idx" ON "letters" ("recipient_id");

-- Create the table groups.
CREATE TABLE "groups" (
    "country" CHAR(2) NOT NULL,
    "code" VARCHAR(10) NOT NULL,
    "title" VARCHAR(80) NOT NULL,
    CONSTRAINT "groups_pkey" PRIMARY KEY ("country", "code")
);

-- Create the table memberships.
CREATE TABLE "memberships" (
    "person_id" BIGINT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "code" VARCHAR(10) NOT NULL,
    "invited_by_id" BIGINT,
    CONSTRAINT "memberships_pkey" PRIMARY KEY ("person_id", "country", "code"),
    CONSTRAINT "memberships_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "memberships_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "people" ("id") ON DELETE SET NULL,
    CONSTRAINT "memberships_country_code_fkey" FOREIGN KEY ("country", "code") REFERENCES "groups" ("country", "code") ON DELETE CASCADE
);
CREATE INDEX "memberships_invited_by_id_idx" ON "memberships" ("invited_by_id");
CREATE INDEX "memberships_country_code_idx" ON "memberships" ("country", "code");

-- Create the table introductions.
CREATE TABLE "introductions" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "first_id" BIGINT NOT NULL,
    "second_id" BIGINT NOT NULL,
    "by_id" BIGINT NOT NULL,
    CONSTRAINT "introductions_first_id_fkey" FOREIGN KEY ("first_id") REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "introductions_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "introductions_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE INDEX "introductions_first_id_idx" ON "introductions" ("first_id");
CREATE INDEX "introductions_second_id_idx" ON "introductions" ("second_id");
CREATE INDEX "introductions_by_id_idx" ON "introductions" ("by_id");
