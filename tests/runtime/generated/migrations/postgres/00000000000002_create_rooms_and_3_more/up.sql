-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Create the table rooms.
CREATE TABLE "rooms" (
    "building" varchar(20) NOT NULL,
    "number" integer NOT NULL,
    "name" text,
    "beside_building" varchar(20),
    "beside_number" integer,
    CONSTRAINT "rooms_pkey" PRIMARY KEY ("building", "number"),
    CONSTRAINT "rooms_beside_fkey" FOREIGN KEY ("beside_building", "beside_number") REFERENCES "rooms" ("building", "number")
);
COMMENT ON TABLE "rooms" IS 'A key of two columns, which other rows refer to as a whole.';

-- Create the table bookings.
CREATE TABLE "bookings" (
    "building" varchar(20) NOT NULL,
    "number" integer NOT NULL,
    "day" date NOT NULL,
    "guest" varchar(40) NOT NULL,
    CONSTRAINT "bookings_pkey" PRIMARY KEY ("building", "number", "day"),
    CONSTRAINT "bookings_guest_key" UNIQUE ("guest"),
    CONSTRAINT "bookings_building_number_fkey" FOREIGN KEY ("building", "number") REFERENCES "rooms" ("building", "number") ON DELETE CASCADE
);

-- Create the table gadgets.
CREATE TABLE "gadgets" (
    "maker" varchar(20) NOT NULL,
    "model" varchar(20) NOT NULL,
    CONSTRAINT "gadgets_pkey" PRIMARY KEY ("maker", "model")
);

-- Create the table room_gadgets.
CREATE TABLE "room_gadgets" (
    "building" varchar(20) NOT NULL,
    "number" integer NOT NULL,
    "maker" varchar(20) NOT NULL,
    "model" varchar(20) NOT NULL,
    CONSTRAINT "room_gadgets_pkey" PRIMARY KEY ("building", "number", "maker", "model"),
    CONSTRAINT "room_gadgets_building_number_fkey" FOREIGN KEY ("building", "number") REFERENCES "rooms" ("building", "number") ON DELETE CASCADE,
    CONSTRAINT "room_gadgets_maker_model_fkey" FOREIGN KEY ("maker", "model") REFERENCES "gadgets" ("maker", "model") ON DELETE CASCADE
);
CREATE INDEX "room_gadgets_maker_model_idx" ON "room_gadgets" ("maker", "model");
