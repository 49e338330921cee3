-- Create the table people.
CREATE TABLE "people" (
    "name" VARCHAR(50) COLLATE "NOCASE" NOT NULL,
    "given" VARCHAR(50) NOT NULL,
    "label" VARCHAR(102) GENERATED ALWAYS AS (name || ', ' || given) STORED,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "people_name_given_key" UNIQUE ("name", "given"),
    CONSTRAINT "people_name_check" CHECK (name <> '')
);
CREATE INDEX "people_given_name_idx" ON "people" ("given" DESC, "name") WHERE name <> 'nobody';
CREATE INDEX "people_expr_idx" ON "people" (lower(name) DESC);
CREATE INDEX "people_label_idx" ON "people" ("label");

-- Create the table stays.
CREATE TABLE "stays" (
    "person_id" BIGINT NOT NULL,
    "guide_id" BIGINT,
    "nights" INTEGER NOT NULL,
    "price" DECIMAL(8, 2) NOT NULL DEFAULT (1 + 1),
    "kind" VARCHAR(10) NOT NULL,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "ended_on" DATE,
    "started_on" DATE NOT NULL DEFAULT (CURRENT_DATE),
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "stays_nights_check" CHECK (nights > 0),
    CONSTRAINT "stays_kind" CHECK (kind GLOB '[a-z]*'),
    CONSTRAINT "stays_ends_after_start" CHECK (ended_on >= started_on),
    CONSTRAINT "stays_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE INDEX "stays_person_id_idx" ON "stays" ("person_id");
CREATE INDEX "stays_guide_id_idx" ON "stays" ("guide_id");
CREATE INDEX "stays_by_start" ON "stays" ("started_on" DESC);

-- Create the table visits.
CREATE TABLE "visits" (
    "note" TEXT,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "ended_on" DATE,
    "started_on" DATE NOT NULL DEFAULT (CURRENT_DATE),
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "visits_ends_after_start" CHECK (ended_on >= started_on)
);
CREATE INDEX "visits_by_start" ON "visits" ("started_on" DESC);

-- Create the table log_lines.
CREATE TABLE "log_lines" (
    "at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "weather" TEXT,
    "line" TEXT NOT NULL,
    "code" VARCHAR(10) NOT NULL DEFAULT 'none',
    "cost" DECIMAL(10, 2) NOT NULL,
    CONSTRAINT "log_lines_weather_check" CHECK ("weather" IN ('dry', 'wet')),
    CONSTRAINT "log_lines_code_check" CHECK ("code" <> ''),
    CONSTRAINT "log_lines_cost_check" CHECK (("cost" >= 0) AND ("cost" < 1000000))
);

-- Create the table readings.
CREATE TABLE "readings" (
    "sensor" VARCHAR(20) NOT NULL,
    "day" DATE NOT NULL,
    "value" DOUBLE NOT NULL,
    "state" TEXT NOT NULL,
    CONSTRAINT "readings_state_check" CHECK ("state" IN ('dry', 'wet'))
);
CREATE INDEX "readings_sensor_day_idx" ON "readings" ("sensor", "day");

-- Create the view long_stays.
CREATE VIEW "long_stays" ("stay_id", "person_id", "nights") AS
SELECT id, person_id, nights FROM stays WHERE nights >= 7;

-- Create people_are_told: Marks who was changed.
CREATE TRIGGER people_are_told AFTER UPDATE ON people BEGIN UPDATE people SET given = given WHERE id = new.id; END;

-- Create the view weather_counts.
CREATE VIEW "weather_counts" ("weather", "lines", "longest") AS
SELECT weather, count(*), max(length(line)) FROM log_lines GROUP BY weather;
