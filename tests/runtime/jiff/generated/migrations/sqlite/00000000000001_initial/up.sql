-- Create the table samples.
CREATE TABLE "samples" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "day" DATE,
    "at_time" TIME,
    "local" TIMESTAMP,
    "moment" TIMESTAMP,
    "milli" TIMESTAMP
);

-- Create the table stamps.
CREATE TABLE "stamps" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "local" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "moment" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "since" TIMESTAMP NOT NULL DEFAULT '2024-02-29 12:00:00.500',
    "deleted_at" TIMESTAMP
);
