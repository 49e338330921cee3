-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let queues refer to queue.
ALTER TABLE "queues" DROP CONSTRAINT "queues_queue_fkey";

-- Drop the table vecs (H001: what is in it does not come back).
DROP TABLE "vecs";

-- Drop the table values (H001: what is in it does not come back).
DROP TABLE "values";

-- Drop the table types (H001: what is in it does not come back).
DROP TABLE "types";

-- Drop the table throughs (H001: what is in it does not come back).
DROP TABLE "throughs";

-- Drop the table tables (H001: what is in it does not come back).
DROP TABLE "tables";

-- Drop the table table (H001: what is in it does not come back).
DROP TABLE "table";

-- Drop the table strings (H001: what is in it does not come back).
DROP TABLE "strings";

-- Drop the table status (H001: what is in it does not come back).
DROP TABLE "status";

-- Drop the table statuses (H001: what is in it does not come back).
DROP TABLE "statuses";

-- Drop the table sends (H001: what is in it does not come back).
DROP TABLE "sends";

-- Drop the table schema (H001: what is in it does not come back).
DROP TABLE "schema";

-- Drop the table rows (H001: what is in it does not come back).
DROP TABLE "rows";

-- Drop the table relations (H001: what is in it does not come back).
DROP TABLE "relations";

-- Drop the table queue (H001: what is in it does not come back).
DROP TABLE "queue";

-- Drop the table queues (H001: what is in it does not come back).
DROP TABLE "queues";

-- Drop the table postgres (H001: what is in it does not come back).
DROP TABLE "postgres";

-- Drop the table options (H001: what is in it does not come back).
DROP TABLE "options";

-- Drop the table results (H001: what is in it does not come back).
DROP TABLE "results";

-- Drop the table operations (H001: what is in it does not come back).
DROP TABLE "operations";

-- Drop the table mod (H001: what is in it does not come back).
DROP TABLE "mod";

-- Drop the table metadata (H001: what is in it does not come back).
DROP TABLE "metadata";

-- Drop the table media (H001: what is in it does not come back).
DROP TABLE "media";

-- Drop the table main (H001: what is in it does not come back).
DROP TABLE "main";

-- Drop the table lib (H001: what is in it does not come back).
DROP TABLE "lib";

-- Drop the table kinds (H001: what is in it does not come back).
DROP TABLE "kinds";

-- Drop the table enums (H001: what is in it does not come back).
DROP TABLE "enums";

-- Drop the table entities (H001: what is in it does not come back).
DROP TABLE "entities";

-- Drop the table columns (H001: what is in it does not come back).
DROP TABLE "columns";

-- Drop the table queries (H001: what is in it does not come back).
DROP TABLE "queries";

-- Drop the table db (H001: what is in it does not come back).
DROP TABLE "db";

-- Drop the table part_details (H001: what is in it does not come back).
DROP TABLE "part_details";

-- Drop the table parts (H001: what is in it does not come back).
DROP TABLE "parts";

-- Drop the table item_items (H001: what is in it does not come back).
DROP TABLE "item_items";

-- Drop the table item (H001: what is in it does not come back).
DROP TABLE "item";

-- Drop the table engine (H001: what is in it does not come back).
DROP TABLE "engine";

-- Drop the table 2fa (H001: what is in it does not come back).
DROP TABLE "2fa";

-- Drop the table Mixed Case (H001: what is in it does not come back).
DROP TABLE "Mixed Case";

-- Drop the table AlbumTrack (H001: what is in it does not come back).
DROP TABLE "AlbumTrack";

-- Drop the table Album (H001: what is in it does not come back).
DROP TABLE "Album";

-- Drop the table words (H001: what is in it does not come back).
DROP TABLE "words";

-- Drop the enum enum_type.
DROP TYPE "enum_type";

-- Drop the enum label.
DROP TYPE "label";

-- Drop the enum column.
DROP TYPE "column";

-- Drop the enum Result Kind.
DROP TYPE "Result Kind";

-- Drop the enum type.
DROP TYPE "type";
