-- Create the table axum.
CREATE TABLE "axum" (
    "at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table chrono.
CREATE TABLE "chrono" (
    "day" DATE NOT NULL,
    "time" TIME NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table diesel.
CREATE TABLE "diesel" (
    "document" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "diesel_document_check" CHECK (json_valid("document"))
);

-- Create the table gen.
CREATE TABLE "gen" (
    "price" DECIMAL(10, 2) NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table serde.
CREATE TABLE "serde" (
    "serialize" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table serde_json.
CREATE TABLE "serde_json" (
    "value" TEXT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "serde_json_value_check" CHECK (json_valid("value"))
);

-- Create the table sql_types.
CREATE TABLE "sql_types" (
    "token" TEXT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table words.
CREATE TABLE "words" (
    "gen" BIGINT NOT NULL,
    "star" INTEGER NOT NULL,
    "Date" DATE NOT NULL,
    "Text" TEXT NOT NULL,
    "str" VARCHAR(20) NOT NULL,
    "dsl" TEXT,
    "bool" BOOLEAN NOT NULL DEFAULT FALSE,
    "diesel" BIGINT,
    CONSTRAINT "words_pkey" PRIMARY KEY ("gen", "star"),
    CONSTRAINT "words_gen_fkey" FOREIGN KEY ("gen") REFERENCES "gen" ("id") ON DELETE CASCADE,
    CONSTRAINT "words_diesel_fkey" FOREIGN KEY ("diesel") REFERENCES "diesel" ("id")
);
CREATE INDEX "words_diesel_idx" ON "words" ("diesel");
