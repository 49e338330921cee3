-- Create the table cities.
CREATE TABLE "cities" (
    "id" TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', (random() & 3) + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    "country_code" VARCHAR(2) NOT NULL,
    "twin_id" TEXT,
    CONSTRAINT "cities_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "cities_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "countries" ("code"),
    CONSTRAINT "cities_twin_id_fkey" FOREIGN KEY ("twin_id") REFERENCES "cities" ("id")
);
CREATE INDEX "cities_country_code_idx" ON "cities" ("country_code");
CREATE INDEX "cities_twin_id_idx" ON "cities" ("twin_id");

-- Create the table countries.
CREATE TABLE "countries" (
    "code" VARCHAR(2) NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "capital_id" TEXT,
    CONSTRAINT "countries_pkey" PRIMARY KEY ("code"),
    CONSTRAINT "countries_capital_id_fkey" FOREIGN KEY ("capital_id") REFERENCES "cities" ("id") ON DELETE SET NULL
);
CREATE INDEX "countries_capital_id_idx" ON "countries" ("capital_id");

-- Create the table mayors.
CREATE TABLE "mayors" (
    "city_id" TEXT NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    CONSTRAINT "mayors_pkey" PRIMARY KEY ("city_id"),
    CONSTRAINT "mayors_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "cities" ("id")
);

-- Create the table terms.
CREATE TABLE "terms" (
    "mayor_id" TEXT NOT NULL,
    "number" SMALLINT NOT NULL,
    CONSTRAINT "terms_pkey" PRIMARY KEY ("mayor_id", "number"),
    CONSTRAINT "terms_mayor_id_fkey" FOREIGN KEY ("mayor_id") REFERENCES "mayors" ("city_id")
);

-- Create the table speeches.
CREATE TABLE "speeches" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mayor_id" TEXT NOT NULL,
    "number" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "speeches_mayor_id_fkey" FOREIGN KEY ("mayor_id") REFERENCES "mayors" ("city_id"),
    CONSTRAINT "speeches_mayor_id_number_fkey" FOREIGN KEY ("mayor_id", "number") REFERENCES "terms" ("mayor_id", "number")
);
CREATE INDEX "speeches_mayor_id_number_idx" ON "speeches" ("mayor_id", "number");

-- Create the table days.
CREATE TABLE "days" (
    "day" DATE NOT NULL,
    CONSTRAINT "days_pkey" PRIMARY KEY ("day")
);

-- Create the table stamps.
CREATE TABLE "stamps" (
    "code" VARCHAR(8) NOT NULL,
    CONSTRAINT "stamps_pkey" PRIMARY KEY ("code")
);
