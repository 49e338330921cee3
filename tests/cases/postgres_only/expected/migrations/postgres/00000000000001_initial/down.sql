-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the view room_kinds.
DROP VIEW "room_kinds";

-- Drop the view room_sizes.
DROP MATERIALIZED VIEW "room_sizes";

-- Drop rooms_are_visible.
DROP POLICY rooms_are_visible ON rooms;

-- No longer let bookings refer to bookings.
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_was_id_fkey";

-- Drop the table repairs (H001: what is in it does not come back).
DROP TABLE "repairs";

-- Drop the table vehicles (H001: what is in it does not come back).
DROP TABLE "vehicles";

-- Drop the table room_labels (H001: what is in it does not come back).
DROP TABLE "room_labels";

-- Drop the table labels (H001: what is in it does not come back).
DROP TABLE "labels";

-- Drop the table assets (H001: what is in it does not come back).
DROP TABLE "assets";

-- Drop the table bookings (H001: what is in it does not come back).
DROP TABLE "bookings";

-- Drop the table days (H001: what is in it does not come back).
DROP TABLE "days";

-- Drop the table rooms (H001: what is in it does not come back).
DROP TABLE "rooms";

-- Drop next_room.
DROP SEQUENCE next_room;

-- Drop random.
DROP EXTENSION pgcrypto;
