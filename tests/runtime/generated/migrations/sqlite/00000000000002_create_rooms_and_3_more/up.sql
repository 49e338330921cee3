-- Create the table rooms.
CREATE TABLE "rooms" (
    "building" VARCHAR(20) NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT,
    "beside_building" VARCHAR(20),
    "beside_number" INTEGER,
    CONSTRAINT "rooms_pkey" PRIMARY KEY ("building", "number"),
    CONSTRAINT "rooms_beside_fkey" FOREIGN KEY ("beside_building", "beside_number") REFERENCES "rooms" ("building", "number")
);

-- Create the table bookings.
CREATE TABLE "bookings" (
    "building" VARCHAR(20) NOT NULL,
    "number" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "guest" VARCHAR(40) NOT NULL,
    CONSTRAINT "bookings_pkey" PRIMARY KEY ("building", "number", "day"),
    CONSTRAINT "bookings_guest_key" UNIQUE ("guest"),
    CONSTRAINT "bookings_building_number_fkey" FOREIGN KEY ("building", "number") REFERENCES "rooms" ("building", "number") ON DELETE CASCADE
);

-- Create the table gadgets.
CREATE TABLE "gadgets" (
    "maker" VARCHAR(20) NOT NULL,
    "model" VARCHAR(20) NOT NULL,
    CONSTRAINT "gadgets_pkey" PRIMARY KEY ("maker", "model")
);

-- Create the table room_gadgets.
CREATE TABLE "room_gadgets" (
    "building" VARCHAR(20) NOT NULL,
    "number" INTEGER NOT NULL,
    "maker" VARCHAR(20) NOT NULL,
    "model" VARCHAR(20) NOT NULL,
    CONSTRAINT "room_gadgets_pkey" PRIMARY KEY ("building", "number", "maker", "model"),
    CONSTRAINT "room_gadgets_building_number_fkey" FOREIGN KEY ("building", "number") REFERENCES "rooms" ("building", "number") ON DELETE CASCADE,
    CONSTRAINT "room_gadgets_maker_model_fkey" FOREIGN KEY ("maker", "model") REFERENCES "gadgets" ("maker", "model") ON DELETE CASCADE
);
CREATE INDEX "room_gadgets_maker_model_idx" ON "room_gadgets" ("maker", "model");
