-- Create the table readings.
CREATE TABLE "readings" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "sensor" TEXT COLLATE "NOCASE" NOT NULL,
    "value" INTEGER NOT NULL DEFAULT 0,
    "twice" INTEGER GENERATED ALWAYS AS (value * 2) VIRTUAL NOT NULL,
    "next_id" BIGINT,
    CONSTRAINT "readings_next_id_fkey" FOREIGN KEY ("next_id") REFERENCES "readings" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "readings_next_id_idx" ON "readings" ("next_id");
CREATE INDEX "readings_sensor_expr_idx" ON "readings" ("sensor" COLLATE "RTRIM", lower(sensor));
CREATE INDEX "readings_value_idx" ON "readings" ("value" DESC) WHERE value > 0;

-- Create the table settings.
CREATE TABLE "settings" (
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "settings_pkey" PRIMARY KEY ("name")
) STRICT, WITHOUT ROWID;

-- Create the table notes.
CREATE TABLE "notes" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "reading_id" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "notes_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings" ("id")
);
CREATE INDEX "notes_reading_id_idx" ON "notes" ("reading_id");

-- Create the table odd_keys.
CREATE TABLE "odd_keys" (
    "code" TEXT,
    "n" INTEGER NOT NULL,
    CONSTRAINT "odd_keys_pkey" PRIMARY KEY ("code")
);

-- Create the table tickets.
CREATE TABLE "tickets" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table passes.
CREATE TABLE "passes" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ticket_id" SMALLINT NOT NULL,
    "gate" SMALLINT NOT NULL,
    CONSTRAINT "passes_gate_key" UNIQUE ("gate"),
    CONSTRAINT "passes_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id")
);
CREATE INDEX "passes_ticket_id_idx" ON "passes" ("ticket_id");

-- Create the table checks.
CREATE TABLE "checks" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "pass_id" INT NOT NULL,
    "gate" BIGINT,
    CONSTRAINT "checks_pass_id_fkey" FOREIGN KEY ("pass_id") REFERENCES "passes" ("id"),
    CONSTRAINT "checks_gate_fkey" FOREIGN KEY ("gate") REFERENCES "passes" ("gate")
);
CREATE INDEX "checks_pass_id_idx" ON "checks" ("pass_id");
CREATE INDEX "checks_gate_idx" ON "checks" ("gate");
